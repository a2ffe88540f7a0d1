import { type DesktopSettings, wholeSettings } from '../../shared/ipc/settings.ts';
import type { SettingsFile } from './settings-file.ts';

/** The settings of this desktop, always whole and valid whatever the file says. */
export interface DesktopSettingsStore {
  read(): DesktopSettings;
  change(part: Partial<DesktopSettings>): DesktopSettings;
}

const key = 'settings';

export const createDesktopSettings = (
  file: SettingsFile,
  onChanged: (settings: DesktopSettings) => void,
): DesktopSettingsStore => {
  const read = (): DesktopSettings => wholeSettings(file.get(key));
  return {
    read,
    change: (part) => {
      const next = { ...read(), ...part };
      file.set(key, next);
      onChanged(next);
      return next;
    },
  };
};
