import { expect, test } from 'vitest';
import { createPracticeDoor } from './practice-door.ts';

const key = 'the key of the practice visitors';
const asked = (headers: Record<string, string>) => ({ headers });
const pass = { 'x-foyer-practice-key': key, 'x-foyer-practice-address': '198.18.0.7' };

test('the key lets a visitor claim an address and its place; without it nothing is believed', () => {
  const door = createPracticeDoor(key);
  const place = { 'x-foyer-practice-place': 'PT S%C3%A3o%20Paulo' };
  expect(door.read(asked({ ...pass, ...place, 'x-foyer-practice-key': 'another one' }))).toBeNull();
  expect(door.read(asked({ 'x-foyer-practice-address': '198.18.0.7', ...place }))).toBeNull();
  expect(door.placeOf('198.18.0.7')).toBeNull();
  expect(door.read(asked({ ...pass, ...place }))).toEqual({ address: '198.18.0.7' });
  expect(door.placeOf('198.18.0.7')).toEqual({ country: 'PT', city: 'São Paulo' });
});

test('a router without a key believes no key', () => {
  expect(createPracticeDoor(null).read(asked(pass))).toBeNull();
});

test('what is no address is left out, and nothing is said of an address that somebody may have', () => {
  const door = createPracticeDoor(key);
  expect(door.read(asked({ ...pass, 'x-foyer-practice-address': 'here' }))).toEqual({ address: null });
  door.read(asked({ ...pass, 'x-foyer-practice-address': '203.0.114.9', 'x-foyer-practice-place': 'PT' }));
  expect(door.placeOf('203.0.114.9')).toBeNull();
});

test.each(['', 'Portugal', 'pt Lisboa', 'PT %E0%A4%A'])('a place written as %j is none', (text) => {
  const door = createPracticeDoor(key);
  door.read(asked({ ...pass, 'x-foyer-practice-place': text }));
  expect(door.placeOf('198.18.0.7')).toBeNull();
});
