import { expect, it } from 'vitest';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { unitsOf } from './live-units.ts';

const acme = { accountId: 'acme', name: 'Acme', target: true, owner: null };
const aCard = (id: string, company: VisitorCard['company'] = null) => ({ id, company }) as VisitorCard;
const shapeOf = (units: ReturnType<typeof unitsOf>) =>
  units.map((unit) => (unit.kind === 'person' ? unit.key : unit.cards.map((card) => card.id)));

it('brings together the people of a company who follow each other, and leaves one alone', () => {
  const items = [
    aCard('a', acme),
    aCard('b', acme),
    aCard('c'),
    aCard('d'),
    aCard('e', { ...acme, accountId: 'other' }),
  ];
  expect(shapeOf(unitsOf(items, true, [], []))).toEqual([['a', 'b'], 'c', 'd', 'e']);
  expect(shapeOf(unitsOf(items, false, [], []))).toEqual(['a', 'b', 'c', 'd', 'e']);
});

it('says how many there are where not all were sent', () => {
  const [unit] = unitsOf([aCard('a', acme), aCard('b', acme)], true, [{ accountId: 'acme', people: 40 }], []);
  expect(unit).toMatchObject({ people: 40 });
});

it('keeps what did not change, so that a delta draws only what it changed', () => {
  const [a, b, c] = [aCard('a', acme), aCard('b', acme), aCard('c')];
  const before = unitsOf([a, b, c], true, [], []);
  const after = unitsOf([aCard('c'), a, b], true, [], before);
  expect(after[1]).toBe(before[0]);
  expect(after[0]).not.toBe(before[1]);
  expect(unitsOf([a, b, c], true, [{ accountId: 'acme', people: 40 }], before)[0]).not.toBe(before[0]);
});
