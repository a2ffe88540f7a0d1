import { expect, it } from 'vitest';
import { createHeldKeys } from './held-keys.ts';

const button = { tagName: 'BUTTON' };
const text = { tagName: 'TEXTAREA' };
const line = { tagName: 'INPUT' };

it('Enter that is kept down acts once, also where the focus went meanwhile', () => {
  const isRest = createHeldKeys();
  expect(isRest({ key: 'Enter', repeat: false, target: button })).toBe(false);
  expect(isRest({ key: 'Enter', repeat: true, target: button })).toBe(true);
  // A dialog closed, and the focus is back in a draft that nobody meant to send.
  expect(isRest({ key: 'Enter', repeat: true, target: text })).toBe(true);
  expect(isRest({ key: 'Enter', repeat: false, target: button })).toBe(false);
});

it('typing goes on: lines and spaces in the text it began in, but a form is not sent twice', () => {
  const isRest = createHeldKeys();
  isRest({ key: 'Enter', repeat: false, target: text });
  expect(isRest({ key: 'Enter', repeat: true, target: text })).toBe(false);
  isRest({ key: ' ', repeat: false, target: line });
  expect(isRest({ key: ' ', repeat: true, target: line })).toBe(false);
  isRest({ key: 'Enter', repeat: false, target: line });
  expect(isRest({ key: 'Enter', repeat: true, target: line })).toBe(true);
  expect(isRest({ key: 'ArrowDown', repeat: true, target: button })).toBe(false);
});
