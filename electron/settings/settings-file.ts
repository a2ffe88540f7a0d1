import ElectronStore from 'electron-store';

/** A small map kept on disk. What comes out was written by anyone who can edit the file: parse it. */
export interface SettingsFile {
  get(key: string): unknown;
  set(key: string, value: unknown): void;
}

/** The desktop's settings file, `settings.json` in the user-data folder. A file that is no JSON starts over. */
export const openSettingsFile = (): SettingsFile => {
  const store = new ElectronStore({ name: 'settings', clearInvalidConfig: true });
  return { get: (key) => store.get(key), set: (key, value) => store.set(key, value) };
};
