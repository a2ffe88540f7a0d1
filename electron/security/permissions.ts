import type { Session } from 'electron';
import { pageKind } from './pages.ts';

// Copying text; keeping the outbox when the disk runs low; and, since Chromium asks for it, reaching a router on this
// machine or in this building (the CSP already names the one router). Everything else is refused.
const granted: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write',
  'persistent-storage',
  'local-network-access',
  'local-network',
  'loopback-network',
]);

/** Calls need the microphone, and the camera of who wants to be seen; of `unknown` nobody knows what it is. */
const isDevice = (permission: string, media: readonly (string | undefined)[]): boolean =>
  permission === 'media' && media.length > 0 && media.every((kind) => kind === 'audio' || kind === 'video');

/** A picture of the screen: Electron asks for it as for media of no kind. */
const isScreen = (permission: string, media: readonly (string | undefined)[]): boolean =>
  permission === 'display-capture' || (permission === 'media' && media.length === 0);

/**
 * Whether a page may use a browser permission: our own console page, in its main frame, and only what it needs. `media`
 * says what `media` is asked for; a picture of the screen is given where the rep chose one to show (`hasChosen`).
 */
export const mayUse = (
  permission: string,
  requestingUrl: string,
  isMainFrame: boolean,
  media: readonly (string | undefined)[] = [],
  hasChosen = false,
): boolean =>
  (granted.has(permission) || isDevice(permission, media) || (hasChosen && isScreen(permission, media))) &&
  isMainFrame &&
  pageKind(requestingUrl) === 'console';

/** A screen or a window, as Electron knows it. */
export interface Capture {
  id: string;
  name: string;
}

/** What the rep chose to show: there until it is taken. */
interface Chosen {
  has(): boolean;
  take(): Capture | null;
}

/**
 * Answers every permission question of a session by `mayUse`; devices are refused outright. A picture of the screen is what the
 * rep chose, for our own page alone.
 */
export const guardPermissions = (session: Session, chosen: Chosen): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(mayUse(permission, details.requestingUrl, details.isMainFrame, media, chosen.has()));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    mayUse(permission, details.requestingUrl ?? origin, details.isMainFrame, [details.mediaType], chosen.has()),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(({ frame }, answer) => {
    const ours = frame !== null && frame.parent === null && pageKind(frame.url) === 'console';
    const video = ours ? chosen.take() : null;
    answer(video ? { video } : {});
  });
};
