import { expect, it } from 'vitest';
import type { RepPresence } from '../presence/presence-board.ts';
import { nobodySince } from './nobody-since.ts';

const rep = (over: Partial<RepPresence>): RepPresence => ({
  repId: 'ada',
  active: true,
  status: 'offline',
  named: null,
  since: 0,
  connection: 'lost',
  connectionSince: 0,
  machine: 'unlocked',
  misses: 0,
  lastAssignedAt: null,
  inCall: false,
  because: null,
  ...over,
});

it('is when the last of the team went, by status or by connection, whichever came first', () => {
  const away = rep({ status: 'away', since: 500, connection: 'connected', connectionSince: 100 });
  const lost = rep({ status: 'available', since: 100, connection: 'lost', connectionSince: 700 });
  const both = rep({ status: 'offline', since: 600, connection: 'lost', connectionSince: 900 });
  expect(nobodySince([away, lost])).toBe(700);
  expect(nobodySince([away, both])).toBe(600);
});

it('knows nothing of people who were never there, or are gone for good', () => {
  expect(nobodySince([rep({})])).toBeNull();
  expect(nobodySince([rep({ active: false, status: 'away', since: 500 })])).toBeNull();
});
