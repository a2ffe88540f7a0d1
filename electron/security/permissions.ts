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

/** Calls need the microphone; nothing needs the camera, and `unknown` is both. */
const isMicrophone = (permission: string, media: readonly (string | undefined)[]): boolean =>
  permission === 'media' && media.length > 0 && media.every((kind) => kind === 'audio');

/**
 * Whether a page may use a browser permission: our own console page, in its main frame, and only what it needs. `media`
 * says what `media` is asked for.
 */
export const mayUse = (
  permission: string,
  requestingUrl: string,
  isMainFrame: boolean,
  media: readonly (string | undefined)[] = [],
): boolean =>
  (granted.has(permission) || isMicrophone(permission, media)) && isMainFrame && pageKind(requestingUrl) === 'console';

/** Answers every permission question of a session by `mayUse`; devices and screen capture are refused outright. */
export const guardPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    answer(mayUse(permission, details.requestingUrl, details.isMainFrame, media));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    mayUse(permission, details.requestingUrl ?? origin, details.isMainFrame, [details.mediaType]),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
};
