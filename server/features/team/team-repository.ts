import { type Kysely, sql } from 'kysely';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { PresenceSpan } from '../../../shared/domain/presence-span.ts';
import type { TeamOffer, TeamTalk, WaitingItem } from '../../../shared/protocol/rep/team.ts';
import type { Database } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';
import { visitorColumns, visitorRef } from './visitor-refs.ts';

type K = Kysely<Database>;

/** The most visitors who wait that are shown; the count tells the rest. */
const waitingShown = 200;
/** The most spans of a page of people and a day; more than that is a broken network, drawn as far as it goes. */
const spansShown = 20_000;

const itemsWith = (k: K) =>
  k
    .selectFrom('work_items as w')
    .innerJoin('conversations as c', 'c.id', 'w.conversation_id')
    .innerJoin('visitors as v', 'v.id', 'w.visitor_id')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .leftJoin('people as o', 'o.id', 'a.owner_id')
    .select(visitorColumns);

const groupBy = <R, T>(rows: readonly R[], key: (row: R) => string, toItem: (row: R) => T): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const row of rows) {
    const group = groups.get(key(row)) ?? [];
    group.push(toItem(row));
    groups.set(key(row), group);
  }
  return groups;
};

/** What takes each rep's capacity, longest first. */
export const readTalks = async (k: K): Promise<Map<string, TeamTalk[]>> => {
  const rows = await itemsWith(k)
    .select(['w.rep_id', 'w.state', 'w.assigned_at', 'w.created_at', 'c.id as conversation_id', 'c.words'])
    .where('w.state', 'in', [sql.lit('assigned' as const), sql.lit('wrapping' as const)])
    .orderBy('w.assigned_at')
    .orderBy('w.id')
    .execute();
  return groupBy(
    rows,
    (row) => row.rep_id ?? '',
    (row): TeamTalk => ({
      conversationId: row.conversation_id,
      visitor: visitorRef(row),
      words: row.words,
      state: row.state === 'wrapping' ? 'wrapping' : 'running',
      since: row.assigned_at ?? row.created_at,
    }),
  );
};

/** Each rep's open offers, the first to run out first. */
export const readOpenOffers = async (k: K): Promise<Map<string, TeamOffer[]>> => {
  const rows = await itemsWith(k)
    .innerJoin('reservations as r', 'r.work_item_id', 'w.id')
    .select(['r.id', 'r.rep_id', 'r.sole', 'r.offered_at', 'r.expires_at', 'c.id as conversation_id', 'c.words'])
    .where('r.state', '=', sql.lit('pending' as const))
    .orderBy('r.expires_at')
    .orderBy('r.id')
    .execute();
  return groupBy(
    rows,
    (row) => row.rep_id,
    (row): TeamOffer => ({
      id: row.id,
      conversationId: row.conversation_id,
      visitor: visitorRef(row),
      words: row.words,
      sole: row.sole === 1,
      offeredAt: row.offered_at,
      expiresAt: row.expires_at,
    }),
  );
};

const waitingItems = (k: K) =>
  itemsWith(k)
    .where('w.state', 'in', [sql.lit('pending' as const), sql.lit('reserved' as const)])
    // Whose conversation is offered to a colleague has a rep all the while.
    .where('w.kind', '<>', sql.lit('transfer' as const))
    .where('w.booker_shown_at', 'is', null);

/** Who waits and was not shown the booker, longest first. */
export const readWaiting = async (k: K): Promise<WaitingItem[]> => {
  const rows = await waitingItems(k)
    .select(['w.id as item_id', 'w.waiting_since', 'c.id', 'c.words', 'c.page_path'])
    .orderBy('w.waiting_since')
    .orderBy('w.id')
    .limit(waitingShown)
    .execute();
  if (rows.length === 0) return [];
  const ids = rows.map((row) => row.item_id);
  const open = await k
    .selectFrom('reservations as r')
    .innerJoin('people as p', 'p.id', 'r.rep_id')
    .select(['r.work_item_id', 'r.expires_at', 'p.id', 'p.name', 'p.photo'])
    .where('r.work_item_id', 'in', ids)
    .where('r.state', '=', sql.lit('pending' as const))
    .orderBy('r.offered_at')
    .orderBy('r.id')
    .execute();
  const offers = groupBy(
    open,
    (row) => row.work_item_id,
    ({ id, name, photo, expires_at: expiresAt }) => ({ rep: { id, name, photo }, expiresAt }),
  );
  return rows.map((row) => ({
    id: row.id,
    visitor: visitorRef(row),
    words: row.words,
    pagePath: row.page_path,
    since: row.waiting_since,
    offers: offers.get(row.item_id) ?? [],
  }));
};

/** How many wait, and since when the first of them. */
export const countWaiting = async (k: K): Promise<{ waiting: number; since: number | null }> => {
  const { waiting, since } = await k
    .selectFrom('work_items')
    .select((eb) => [eb.fn.countAll<number>().as('waiting'), eb.fn.min('waiting_since').as('since')])
    .where('state', 'in', [sql.lit('pending' as const), sql.lit('reserved' as const)])
    .where('kind', '<>', sql.lit('transfer' as const))
    .where('booker_shown_at', 'is', null)
    .executeTakeFirstOrThrow();
  return { waiting: Number(waiting), since: since === null ? null : Number(since) };
};

/** The waiting visitors of target accounts, those to practise on among them only where asked for. */
export const readWaitingTargets = async (k: K, { practice }: { practice: boolean }) => {
  const waiting = practice ? waitingItems(k) : waitingItems(k).where('v.practice', '=', 0);
  const rows = await waiting
    .select(['w.waiting_since', 'c.id as conversation_id'])
    .where('a.target', '=', 1)
    .orderBy('w.waiting_since')
    .orderBy('w.id')
    .limit(waitingShown)
    .execute();
  return rows.map((row) => ({
    conversationId: row.conversation_id,
    visitor: visitorRef(row),
    since: row.waiting_since,
  }));
};

/** How many of so many last misses of each rep were visitors to practise on; reps who missed none of those are left out. */
export const readPracticeMisses = async (
  k: K,
  misses: readonly (readonly [repId: string, count: number])[],
): Promise<Map<string, number>> => {
  const practised = new Map<string, number>();
  // Most routers never had one, and look no further.
  const one = k.selectFrom('visitors').select('id').where('practice', '=', sql.lit(1)).limit(1);
  if (misses.length === 0 || !(await one.executeTakeFirst())) return practised;
  for (const [repId, count] of misses) {
    const rows = await k
      .selectFrom('reservations as r')
      .innerJoin('work_items as w', 'w.id', 'r.work_item_id')
      .innerJoin('visitors as v', 'v.id', 'w.visitor_id')
      .select('v.practice')
      .where('r.rep_id', '=', repId)
      .where('w.kind', '<>', 'transfer')
      // Who accepted and never wrote missed the visitor as well.
      .where((eb) =>
        eb.or([eb('r.state', '=', 'accepted'), eb.and([eb('r.state', '=', 'timeout'), eb('r.sole', '=', 1)])]),
      )
      .orderBy('r.offered_at', 'desc')
      .limit(count)
      .execute();
    const n = rows.filter(({ practice }) => practice === 1).length;
    if (n > 0) practised.set(repId, n);
  }
  return practised;
};

export const readRefs = async (k: K, ids: readonly string[]): Promise<Map<string, PersonRef>> => {
  if (ids.length === 0) return new Map();
  const rows = await k
    .selectFrom('people')
    .select(['id', 'name', 'photo'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
};

/** A page of active people by id. */
export const readPeoplePage = async (k: K, after: string, limit: number): Promise<string[]> => {
  const rows = await k
    .selectFrom('people')
    .select('id')
    .where('active', '=', 1)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
};

const spansOf = (k: K, repIds: readonly string[]) =>
  k
    .selectFrom('presence_spans as s')
    .leftJoin('people as p', 'p.id', 's.set_by')
    .select(['s.rep_id', 's.id', 's.status', 's.connection', 's.reason', 's.note', 's.from_at', 's.to_at'])
    .select(['s.status_name', 's.status_icon'])
    .select(['p.id as by_id', 'p.name as by_name', 'p.photo as by_photo'])
    .where('s.rep_id', 'in', [...repIds]);

/** The spans of these reps that touch the time from `from` to `to`, each rep's in order. */
export const readSpansOf = async (
  k: K,
  repIds: readonly string[],
  from: number,
  to: number,
): Promise<Map<string, PresenceSpan[]>> => {
  if (repIds.length === 0) return new Map();
  const ended = await spansOf(k, repIds)
    .where('s.to_at', '>', from)
    .where('s.from_at', '<', to)
    .orderBy('s.to_at')
    .limit(spansShown)
    .execute();
  const open = await spansOf(k, repIds).where('s.to_at', 'is', sql.lit(null)).where('s.from_at', '<', to).execute();
  const toSpan = (row: (typeof ended)[number]): PresenceSpan => ({
    id: row.id,
    status: row.status,
    named:
      row.status_name !== null && row.status_icon !== null ? { name: row.status_name, icon: row.status_icon } : null,
    connection: row.connection,
    reason: row.reason,
    setBy:
      row.by_id !== null && row.by_name !== null ? { id: row.by_id, name: row.by_name, photo: row.by_photo } : null,
    note: row.note,
    from: row.from_at,
    to: row.to_at,
  });
  return groupBy([...ended, ...open], (row) => row.rep_id, toSpan);
};

/** The person, where they still work here. */
export const activePerson = statement<{ id: string }>()('people.active', (k, p) =>
  k.selectFrom('people').select('id').where('id', '=', p('id')).where('active', '=', sql.lit(1)),
);
