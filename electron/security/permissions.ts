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

/** Whether a page may use a browser permission: our own console page, in its main frame, and only what it needs. */
export const mayUse = (permission: string, requestingUrl: string, isMainFrame: boolean): boolean =>
  granted.has(permission) && isMainFrame && pageKind(requestingUrl) === 'console';

/** Answers every permission question of a session by `mayUse`; devices and screen capture are refused outright. */
export const guardPermissions = (session: Session): void => {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    answer(mayUse(permission, details.requestingUrl, details.isMainFrame));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    mayUse(permission, details.requestingUrl ?? origin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}));
};
