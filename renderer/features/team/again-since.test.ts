import { expect, it } from 'vitest';
import type { Presence } from '../../../shared/domain/presence.ts';
import { againSince } from './again-since.ts';

const ada: Presence = {
  repId: 'ada',
  status: 'available',
  named: null,
  since: 1_000,
  connection: 'connected',
  machine: 'unlocked',
};

it('says since when a rep is back whose status is older than their connection', () => {
  expect(againSince({ presence: ada, connectionSince: 5_000 })).toBe(5_000);
  expect(againSince({ presence: ada, connectionSince: 500 })).toBeNull();
  expect(againSince({ presence: { ...ada, connection: 'lost' }, connectionSince: 5_000 })).toBeNull();
  expect(againSince({ presence: { ...ada, status: 'offline' }, connectionSince: 5_000 })).toBeNull();
});
