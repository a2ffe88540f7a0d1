import { describe, expect, it } from 'vitest';
import { type DesktopSettings, defaultDesktopSettings } from '../../shared/ipc/settings.ts';
import { aSettingsFile } from '../tests/a-session.ts';
import { createDesktopSettings } from './desktop-settings.ts';

describe('desktop settings', () => {
  it('starts with the defaults', () => {
    expect(createDesktopSettings(aSettingsFile(), () => undefined).read()).toEqual(defaultDesktopSettings);
  });

  it('keeps a change, and tells of it', () => {
    const file = aSettingsFile();
    const told: DesktopSettings[] = [];
    const settings = createDesktopSettings(file, (changed) => told.push(changed));
    expect(settings.change({ theme: 'dark' })).toEqual({ ...defaultDesktopSettings, theme: 'dark' });
    expect(told).toHaveLength(1);
    expect(createDesktopSettings(file, () => undefined).read().theme).toBe('dark');
  });

  it.each([
    ['a text', 'nonsense'],
    ['a list', [1, 2]],
    ['null', null],
    ['wrong values', { theme: 'pink', zoom: 50, sounds: 'yes' }],
  ])('falls back to the defaults for %s in the file', (_name, stored) => {
    expect(createDesktopSettings(aSettingsFile({ settings: stored }), () => undefined).read()).toEqual(
      defaultDesktopSettings,
    );
  });

  it('keeps the good values beside a bad one', () => {
    const file = aSettingsFile({ settings: { theme: 'light', zoom: -1, added: 'by hand' } });
    expect(createDesktopSettings(file, () => undefined).read()).toEqual({ ...defaultDesktopSettings, theme: 'light' });
  });
});
