import { expect, it } from 'vitest';
import { cardStaysOnTop } from './card-stays-on-top.ts';

it('trusts every desktop with the card but Wayland, which lets no window keep its place', () => {
  expect(cardStaysOnTop('linux', { XDG_SESSION_TYPE: 'wayland' })).toBe(false);
  expect(cardStaysOnTop('linux', { XDG_SESSION_TYPE: 'x11' })).toBe(true);
  expect(cardStaysOnTop('linux', {})).toBe(true);
  expect(cardStaysOnTop('darwin', { XDG_SESSION_TYPE: 'wayland' })).toBe(true);
});
