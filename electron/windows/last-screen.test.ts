import { expect, it } from 'vitest';
import { aSettingsFile } from '../tests/a-session.ts';
import { keepScreen, lastScreen } from './last-screen.ts';

it('opens on the screen it was left on, without the person or the talk one was at', () => {
  const file = aSettingsFile();
  keepScreen(file, 'app://console/#/inbox/0190a6a0-0000-7000-8000-000000000001');
  expect(lastScreen(file)).toBe('#/inbox');
  keepScreen(file, 'app://console/#/team/missed');
  expect(lastScreen(file)).toBe('#/team');
});

it.each(['app://console/', 'app://console/#/join/secret', 'app://console/#/code/secret', 'app://console/#/inboxes'])(
  'keeps the screen before where the window is left at %s',
  (url) => {
    const file = aSettingsFile({ screen: 'inbox' });
    keepScreen(file, url);
    expect(lastScreen(file)).toBe('#/inbox');
  },
);

it.each([undefined, 7, 'join/secret', 'https://elsewhere.example/#/inbox', '../inbox'])(
  'begins as on the first day where the file says %s',
  (screen) => {
    expect(lastScreen(aSettingsFile({ screen }))).toBe('');
  },
);
