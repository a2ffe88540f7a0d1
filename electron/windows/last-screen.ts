import type { SettingsFile } from '../settings/settings-file.ts';

const key = 'screen';
const address = /^[^#]*#\/(live|inbox|meetings|team|settings)(?:\/|$)/;

/** The screen a page's address shows, or null where nobody would want to begin again: a sign-in, an invitation. */
export const screenIn = (url: string): string | null => address.exec(url)?.[1] ?? null;

/** Where the console opens: on the screen it was left on. Not at the person or the conversation, which may be over by then. */
export const lastScreen = (file: SettingsFile): string => {
  const screen = screenIn(`#/${String(file.get(key))}`);
  return screen === null ? '' : `#/${screen}`;
};

export const keepScreen = (file: SettingsFile, url: string): void => {
  const screen = screenIn(url);
  if (screen !== null && screen !== file.get(key)) file.set(key, screen);
};
