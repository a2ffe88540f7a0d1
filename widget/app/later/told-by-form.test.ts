import { expect, it } from 'vitest';
import { FactName } from '../../../shared/domain/identity.ts';
import { toldByForm } from './told-by-form.ts';

it('reads who somebody is, and the rest by name', () => {
  expect(
    toldByForm([
      ['full_name', 'text', 'Ada Lovelace'],
      ['work', 'email', 'ada@acme.example'],
      ['company', 'text', 'Acme'],
      ['seats', 'number', '12'],
    ]),
  ).toEqual({ name: 'Ada Lovelace', email: 'ada@acme.example', attributes: { company: 'Acme', seats: '12' } });
});

it('gives every field a name that the router takes, and takes twenty at most', () => {
  const names = Array.from({ length: 30 }, (_, n) => `[${n}]${'ñ{}'.repeat(30)}`);
  const { attributes } = toldByForm([['_', 'text', 'x'], ...names.map((name) => [name, 'text', 'x'])]);
  expect(Object.keys(attributes)).toHaveLength(20);
  for (const name of Object.keys(attributes)) expect(FactName.safeParse(name).success).toBe(true);
});

it.each([undefined, null, 'x', [null], [['a']], [[1, 2]], [['', 'text', 'x']]])(
  'takes garbage for nothing: %j',
  (given) => {
    expect(toldByForm(given)).toEqual({ attributes: {} });
  },
);
