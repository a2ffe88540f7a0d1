import { expect, it } from 'vitest';
import { nextStop } from './card-keys.ts';

// Two columns: [a] [b1 b2 b3] / [c] [d] / [e]
const stops = [
  ['a', 0],
  ['b1', 1],
  ['b2', 1],
  ['b3', 1],
  ['c', 2],
  ['d', 3],
  ['e', 4],
].map(([id, card]) => ({ id: String(id), card: Number(card) }));
const from = (id: string, key: string) =>
  nextStop(
    key,
    stops,
    stops.findIndex((stop) => stop.id === id),
    2,
  )?.id;

it.each([
  ['a', 'ArrowRight', 'b1'],
  ['a', 'j', 'b1'],
  ['b1', 'ArrowLeft', 'a'],
  ['a', 'ArrowDown', 'c'],
  ['b1', 'ArrowDown', 'b2'],
  ['b3', 'ArrowDown', 'd'],
  ['d', 'ArrowUp', 'b3'],
  ['b2', 'ArrowUp', 'b1'],
  ['b1', 'ArrowUp', 'b1'],
  ['d', 'ArrowDown', 'd'],
  ['a', 'k', 'a'],
  ['c', 'End', 'e'],
  ['c', 'Home', 'a'],
  ['c', 'x', undefined],
])('from %s %s leads to %s', (id, key, to) => expect(from(id, key)).toBe(to));
