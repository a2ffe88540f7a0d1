import { DesktopSettings, defaultDesktopSettings } from '../../shared/ipc/settings.ts';
import type { SettingsFile } from './settings-file.ts';

/** The settings of this desktop, always whole and valid whatever the file says. */
export interface DesktopSettingsStore {
  read(): DesktopSettings;
  change(part: Partial<DesktopSettings>): DesktopSettings;
}

const key = 'settings';

const whole = (stored: unknown): DesktopSettings => {
  const candidate: Record<string, unknown> = typeof stored === 'object' && stored !== null ? { ...stored } : {};
  const kept = Object.entries(DesktopSettings.shape).flatMap(([name, schema]) => {
    const value = schema.safeParse(candidate[name]);
    return value.success ? [[name, value.data] as const] : [];
  });
  return DesktopSettings.parse({ ...defaultDesktopSettings, ...Object.fromEntries(kept) });
};

export const createDesktopSettings = (
  file: SettingsFile,
  onChanged: (settings: DesktopSettings) => void,
): DesktopSettingsStore => {
  const read = (): DesktopSettings => whole(file.get(key));
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
