import { expect, test } from 'vitest';
import type { RepActor } from '../features/actor.ts';
import { createTickets } from './tickets.ts';

const ana: RepActor = { kind: 'rep', personId: 'ana', role: 'rep', sessionId: 's1' };

test('a ticket opens one socket', () => {
  const tickets = createTickets({ now: () => 1_000 });
  const { ticket } = tickets.issue(ana);
  expect(tickets.redeem(ticket)).toEqual(ana);
  expect(tickets.redeem(ticket)).toBeNull();
  expect(tickets.redeem('made up')).toBeNull();
});

test('a ticket lives 30 seconds', () => {
  let now = 1_000;
  const tickets = createTickets({ now: () => now });
  const early = tickets.issue(ana);
  const late = tickets.issue(ana);
  expect(early.expiresAt).toBe(31_000);
  now = 30_999;
  expect(tickets.redeem(early.ticket)).toEqual(ana);
  now = 31_000;
  expect(tickets.redeem(late.ticket)).toBeNull();
});

test('unused tickets of an ended session are called back, those of other sessions are not', () => {
  const tickets = createTickets({ now: () => 1_000 });
  const ended = tickets.issue(ana);
  const other = tickets.issue({ ...ana, sessionId: 's2' });
  tickets.revoke('ana', 's1');
  expect(tickets.redeem(ended.ticket)).toBeNull();
  expect(tickets.redeem(other.ticket)).not.toBeNull();
  const last = tickets.issue(ana);
  tickets.revoke('ana', null);
  expect(tickets.redeem(last.ticket)).toBeNull();
});
