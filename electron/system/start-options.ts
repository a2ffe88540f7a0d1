import { isAbsolute } from 'node:path';
import { type DeepLink, deepLink } from './deep-link.ts';

/** What the environment may say at a start. */
export interface StartOptions {
  /** A link our own launcher gives: `FOYER_OPEN`. Not an argument, since any website can cause those, and others can read them. */
  link: DeepLink | null;
  /** Another folder with a built console, while developing or testing: `FOYER_CONSOLE_DIST`. Null when packaged. */
  consoleDist: string | null;
  /** Another user-data folder: `FOYER_USER_DATA`. Null when packaged. */
  userData: string | null;
}

const folder = (text: string | undefined): string | null => (text !== undefined && isAbsolute(text) ? text : null);

export const startOptions = (env: NodeJS.ProcessEnv, isPackaged: boolean): StartOptions => ({
  link: env.FOYER_OPEN === undefined ? null : deepLink(env.FOYER_OPEN),
  consoleDist: isPackaged ? null : folder(env.FOYER_CONSOLE_DIST),
  userData: isPackaged ? null : folder(env.FOYER_USER_DATA),
});
