import { expect, it } from 'vitest';
import type { TeamItem } from '../../shared/protocol/rep/team.ts';
import { whyNot } from './why-not.ts';

const presence = {
  repId: 'ada',
  status: 'available',
  named: null,
  since: 1,
  connection: 'connected',
  machine: 'unlocked',
} as const;
const ada: TeamItem = {
  id: 'ada',
  person: { id: 'ada', name: 'Ada Lind', photo: null },
  role: 'rep',
  presence,
  connectionSince: 1,
  because: null,
  misses: 0,
  load: 1,
  capacity: 3,
  inCall: false,
  talks: [],
  offers: [],
};

it.each([
  ['nothing', ada, null],
  ['a full load', { ...ada, load: 3 }, 'capacity_full'],
  ['a call', { ...ada, inCall: true }, 'in_call'],
  ['a lost connection', { ...ada, presence: { ...presence, connection: 'lost' as const } }, 'connection_lost'],
  ['a locked computer', { ...ada, presence: { ...presence, machine: 'locked' as const } }, 'machine_locked'],
  ['a status that takes none', { ...ada, presence: { ...presence, status: 'busy' as const } }, 'not_accepting'],
])('%s keeps a rep from a conversation or not', (_, item, why) => {
  expect(whyNot(item, null)).toBe(why);
});

it('has no use in giving a rep what they have', () => {
  expect(whyNot(ada, 'ada')).toBe('same_rep');
});
