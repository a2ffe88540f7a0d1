import { expect, it } from 'vitest';
import type { TeamItem } from '../../../shared/protocol/rep/team.ts';
import { placesFor } from './places.ts';

const rep = (id: string, load: number, over: Partial<TeamItem['presence']> = {}): TeamItem =>
  ({
    id,
    person: { id, name: id, photo: null },
    presence: { repId: id, status: 'available', since: 1, connection: 'connected', machine: 'unlocked', ...over },
    load,
    capacity: 3,
    inCall: false,
  }) as TeamItem;
const queue = (id: string, available: number, open = true) => ({ id, name: id, available, open });

const keys = () =>
  placesFor(
    [rep('Ada', 2), rep('Ben', 0), rep('Me', 0), rep('Cleo', 0, { status: 'away' })],
    [queue('Sales', 2), queue('Night', 2, false), queue('Empty', 0)],
    'Me',
  ).map(({ key, why }) => [key, why]);

it('R10 leads with where the conversation can go, the most room first, and says why not of the rest', () => {
  expect(keys()).toEqual([
    ['queue:Sales', null],
    ['rep:Ben', null],
    ['rep:Ada', null],
    ['queue:Empty', 'nobody_available'],
    ['queue:Night', 'queue_closed'],
    ['rep:Cleo', 'not_accepting'],
  ]);
});
