import type { App } from 'electron';
import { type DeepLink, deepLink, linkAmong } from './deep-link.ts';

/** A link from outside, or null for a plain second start; `trusted` when our own launcher sent it. */
export type LinkListener = (link: DeepLink | null, trusted: boolean) => void;

const launcherLinkIn = (data: unknown): DeepLink | null => {
  const given = typeof data === 'object' && data !== null && 'open' in data ? data.open : undefined;
  return typeof given === 'string' ? deepLink(given) : null;
};

/**
 * Makes this process the only one on its user-data folder; false in a second one, which has handed its link to the first
 * (`launcherLink` is the text of `FOYER_OPEN`) and has to end.
 */
export const beOnlyInstance = (app: App, launcherLink: string | undefined): boolean =>
  app.requestSingleInstanceLock(launcherLink === undefined ? {} : { open: launcherLink });

/** Hears every link that comes to the running app: from second starts, and as macOS hands them over. */
export const hearLinks = (app: App, listener: LinkListener): void => {
  app.on('second-instance', (_event, args, _folder, data) => {
    const ours = launcherLinkIn(data);
    listener(ours ?? linkAmong(args), ours !== null);
  });
  app.on('open-url', (event, url) => {
    event.preventDefault();
    listener(deepLink(url), false);
  });
};
