import Sqlite from 'better-sqlite3';
import { expect } from 'vitest';
import { type RoutingRow, replayRouting } from '../support/replay-routing.ts';
import type { KilledHouse } from './house.ts';

interface Item {
  id: string;
  visitor_id: string;
  rep_id: string | null;
  state: string;
  continues_id: string | null;
  assigned_at: number | null;
  ended_at: number | null;
  outcome: string | null;
}

const live = ['pending', 'reserved', 'assigned', 'wrapping'];

/** The most of these spans that hold at one moment; one that ends makes room for one that begins then. */
const atOnce = (spans: readonly { from: number; to: number }[]): number => {
  const turns = spans.flatMap(({ from, to }) => [
    { at: from, by: 1 },
    { at: to, by: -1 },
  ]);
  let now = 0;
  let most = 0;
  for (const { by } of turns.sort((a, b) => a.at - b.at || a.by - b.by)) {
    now += by;
    most = Math.max(most, now);
  }
  return most;
};

const grouped = <T>(items: readonly T[], keyOf: (item: T) => string | null): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key !== null) groups.set(key, [...(groups.get(key) ?? []), item]);
  }
  return groups;
};

/** Reads the database beside a router that may still be running. */
const reading = <T>(file: string, read: (all: <R>(sql: string, ...values: unknown[]) => R[]) => T): T => {
  const handle = new Sqlite(file, { readonly: true });
  try {
    return read(<R>(sql: string, ...values: unknown[]) => handle.prepare(sql).all(...values) as R[]);
  } finally {
    handle.close();
  }
};

/** How many waits and conversations are not over. */
export const openEnds = (file: string): number =>
  reading(
    file,
    (all) =>
      all<Item>('select * from work_items').filter((item) => live.includes(item.state)).length +
      all(`select id from conversations where state = 'open'`).length,
  );

/** Holds the database of a stopped router to what its clients were told, and to the promises of routing. */
export const judge = ({
  databaseFile,
  oracle,
  capacity,
}: KilledHouse): { messages: number; waits: number; assigned: number } =>
  reading(databaseFile, (all) => {
    const keys = (rows: readonly object[]): string[] => rows.map((row) => JSON.stringify(row)).sort();
    expect(oracle.faults).toEqual([]);

    // No acknowledged message is lost, doubled or moved.
    const messages = all<{ id: string; conversation_id: string; sender_id: string; client_id: string; seq: number }>(
      'select id, conversation_id, sender_id, client_id, seq from messages',
    );
    const stored = new Set(
      messages.map((row) => [row.conversation_id, row.sender_id, row.client_id, row.id, row.seq].join(' ')),
    );
    const told = oracle.acked.map((one) => [one.conversationId, one.senderId, one.clientId, one.id, one.seq].join(' '));
    expect(told.filter((one) => !stored.has(one))).toEqual([]);
    expect(new Set(told).size).toBe(told.length);
    const clientIds = new Set(messages.map((row) => `${row.conversation_id} ${row.client_id}`));
    expect(clientIds.size).toBe(messages.length);
    expect(oracle.refused.filter((one) => clientIds.has(`${one.conversationId} ${one.clientId}`))).toEqual([]);

    // Every conversation is 1, 2, 3 …, and its visitor read all of it, each entry once and in order.
    const entries = grouped(
      all<{ stream: string; seq: number; type: string }>(
        `select stream, seq, type from events where stream like 'conversation:%' order by stream, seq`,
      ),
      (row) => row.stream.slice('conversation:'.length),
    );
    for (const [id, rows] of entries) {
      expect(rows.map((row) => row.seq)).toEqual(rows.map((_row, at) => at + 1));
      expect(keys((oracle.read.get(id) ?? []).map(({ seq, type }) => ({ seq, type })))).toEqual(
        keys(rows.map(({ seq, type }) => ({ seq, type }))),
      );
      // Whoever joined has left before another joins.
      const comings = rows.flatMap((row) => (row.type === 'joined' || row.type === 'left' ? [row.type] : []));
      expect(comings).toEqual(comings.map((_type, at) => (at % 2 === 0 ? 'joined' : 'left')));
    }

    // No slot is booked twice, and a booking that was confirmed stands once.
    const meetings = all<{ id: string; rep_id: string; client_id: string; starts_at: number; ends_at: number }>(
      `select id, rep_id, client_id, starts_at, ends_at from meetings where status <> 'canceled'`,
    );
    for (const rows of grouped(meetings, (row) => row.rep_id).values()) {
      expect(atOnce(rows.map((row) => ({ from: row.starts_at, to: row.ends_at })))).toBe(1);
    }
    const booked = new Map(meetings.map((row) => [row.client_id, row.id]));
    expect(oracle.booked.filter((one) => booked.get(one.clientId) !== one.meetingId)).toEqual([]);

    // No visitor is assigned twice, and nobody holds more than fits.
    const items = all<Item>('select * from work_items');
    const accepted = all<{ n: number }>(
      `select count(*) as n from reservations where state = 'accepted' group by work_item_id having n > 1`,
    );
    expect(accepted).toEqual([]);
    const spanOf = (item: Item) => ({ from: item.assigned_at ?? 0, to: item.ended_at ?? Number.MAX_SAFE_INTEGER });
    const assigned = items.filter((item) => item.assigned_at !== null);
    for (const rows of grouped(assigned, (item) => item.visitor_id).values()) {
      expect(atOnce(rows.map(spanOf))).toBe(1);
    }
    for (const rows of grouped(assigned, (item) => item.rep_id).values()) {
      expect(atOnce(rows.map(spanOf))).toBeLessThanOrEqual(capacity);
    }

    // Every wait ended, with exactly one outcome.
    const byId = new Map(items.map((item) => [item.id, item]));
    const rootOf = (item: Item): string => {
      const former = item.continues_id === null ? undefined : byId.get(item.continues_id);
      return former ? rootOf(former) : item.id;
    };
    const waits = grouped(items, rootOf);
    for (const chain of waits.values()) expect(chain.filter((item) => item.outcome !== null)).toHaveLength(1);
    expect(items.filter((item) => live.includes(item.state))).toEqual([]);
    expect(all(`select id from reservations where state = 'pending'`)).toEqual([]);
    expect(all(`select id from conversations where state = 'open'`)).toEqual([]);

    const routing = all<RoutingRow>(`select seq, type, at, data from events where stream = 'routing' order by seq`);
    expect(replayRouting(routing)).toEqual([]);
    return { messages: messages.length, waits: waits.size, assigned: assigned.length };
  });
