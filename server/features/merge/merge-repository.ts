import { type Kysely, sql } from 'kysely';
import type { SamePerson } from '../../../shared/protocol/rep/merge.ts';
import type { Database } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';
import type { Tx } from '../../db/tx.ts';

type K = Kysely<Database>;

/** The tables whose rows say whose they are. */
type OfVisitors = { [T in keyof Database]: 'visitor_id' extends keyof Database[T] ? T : never }[keyof Database];

/**
 * How the rows of each table come to another visitor: `all` of them by their column, `apart` where two may not both stay.
 * A table that is not named here does not compile.
 */
export const movedTables: Record<OfVisitors, 'all' | 'apart'> = {
  visits: 'all',
  visitor_events: 'all',
  page_views: 'all',
  impressions: 'all',
  conversations: 'all',
  work_items: 'all',
  calls: 'all',
  demos: 'all',
  pounces: 'all',
  meetings: 'all',
  tasks: 'all',
  mails: 'all',
  blocks: 'apart',
  visitor_aliases: 'apart',
};

/** Columns that name a visitor by another word: who said, changed or brought something. */
export const movedSenders = [
  { table: 'messages', column: 'sender_id' },
  { table: 'message_changes', column: 'sender_id' },
  { table: 'files', column: 'owner_id' },
] as const;

/** What a merge reads of each of the two. */
export const mergeable = statement<{ id: string }>()('visitors.mergeable', (k, p) =>
  k.selectFrom('visitors').selectAll().where('id', '=', p('id')).where('erased_at', 'is', null),
);
export type Mergeable = NonNullable<Awaited<ReturnType<typeof readMergeable>>>;
const readMergeable = (tx: Tx, id: string) => tx.get(mergeable, { id });

const talksOf = async (k: K, visitorId: string): Promise<string[]> =>
  (await k.selectFrom('conversations').select('id').where('visitor_id', '=', visitorId).execute()).map(({ id }) => id);

/** Two visits do not go on at once: the one that was looked at earlier is over. */
const endEarlierVisit = async (tx: Tx, visitorId: string): Promise<void> => {
  const open = await tx.k
    .selectFrom('visits')
    .select(['id', 'last_seen_at'])
    .where('visitor_id', '=', visitorId)
    .where('ended_at', 'is', null)
    .orderBy('last_seen_at', 'desc')
    .execute();
  for (const { id, last_seen_at: at } of open.slice(1)) {
    await tx.k.updateTable('visits').set({ ended_at: at }).where('id', '=', id).execute();
    await tx.k
      .updateTable('page_views')
      .set({ left_at: at })
      .where('visit_id', '=', id)
      .where('left_at', 'is', null)
      .execute();
  }
};

/** Kept away is kept away: the longer of two blocks holds. */
const moveBlock = async (tx: Tx, from: string, into: string): Promise<void> => {
  const rows = await tx.k.selectFrom('blocks').selectAll().where('visitor_id', 'in', [from, into]).execute();
  const gone = rows.find((row) => row.visitor_id === from);
  if (!gone) return;
  const stays = rows.find((row) => row.visitor_id === into);
  const ends = (until: number | null): number => until ?? Number.POSITIVE_INFINITY;
  await tx.k.deleteFrom('blocks').where('visitor_id', '=', from).execute();
  if (stays && ends(stays.until) >= ends(gone.until)) return;
  await tx.k.deleteFrom('blocks').where('visitor_id', '=', into).execute();
  await tx.k
    .insertInto('blocks')
    .values({ ...gone, visitor_id: into })
    .execute();
};

/** Gives all rows of one visitor to another; answers with the conversations that moved. */
export const moveRows = async (tx: Tx, from: string, into: string): Promise<string[]> => {
  const { k } = tx;
  const talks = await talksOf(k, from);
  for (const [table, how] of Object.entries(movedTables)) {
    if (how === 'apart') continue;
    await k
      .updateTable(table as 'visits')
      .set({ visitor_id: into })
      .where('visitor_id', '=', from)
      .execute();
  }
  if (talks.length > 0) {
    for (const { table, column } of movedSenders) {
      await k
        .updateTable(table as 'messages')
        .set({ [column]: into })
        .where('conversation_id', 'in', talks)
        .where(column as 'sender_id', '=', from)
        .execute();
    }
  }
  await moveBlock(tx, from, into);
  await endEarlierVisit(tx, into);
  return talks;
};

/** What is known of a person from both rows; of what both say, what was heard later. */
export const joinKnown = async (tx: Tx, stays: Mergeable, goes: Mergeable): Promise<void> => {
  const later = goes.last_seen_at > stays.last_seen_at ? goes : stays;
  const earlier = later === goes ? stays : goes;
  await tx.k.deleteFrom('visitors').where('id', '=', goes.id).execute();
  await tx.k
    .updateTable('visitors')
    .set({
      name: later.name ?? earlier.name,
      email: later.email ?? earlier.email,
      locale: later.locale ?? earlier.locale,
      zone: later.zone ?? earlier.zone,
      city: later.city ?? earlier.city,
      country: later.country ?? earlier.country,
      device: later.device,
      account_id: later.account_id ?? earlier.account_id,
      external_id: stays.external_id ?? goes.external_id,
      attributes: JSON.stringify({ ...JSON.parse(earlier.attributes), ...JSON.parse(later.attributes) }),
      visits: stays.visits + goes.visits,
      first_seen_at: Math.min(stays.first_seen_at, goes.first_seen_at),
      last_seen_at: Math.max(stays.last_seen_at, goes.last_seen_at),
      no_mail: stays.no_mail === 1 || goes.no_mail === 1 ? 1 : 0,
    })
    .where('id', '=', stays.id)
    .execute();
};

/** Other visitors of the site with the same address, who were here last first. */
export const readSame = async (k: K, visitorId: string): Promise<SamePerson[]> => {
  const rows = await k
    .selectFrom('visitors as me')
    .innerJoin('visitors as v', (join) =>
      join
        .onRef('v.email', '=', 'me.email')
        .onRef('v.site_id', '=', 'me.site_id')
        .onRef('v.practice', '=', 'me.practice')
        .onRef('v.id', '<>', 'me.id'),
    )
    .select(['v.id', 'v.name', 'v.city', 'v.country', 'v.first_seen_at', 'v.last_seen_at'])
    .select((eb) => [
      eb
        .selectFrom('conversations as c')
        .select((inner) => inner.fn.countAll<number | string>().as('n'))
        .whereRef('c.visitor_id', '=', 'v.id')
        .as('conversations'),
      eb
        .selectFrom('meetings as m')
        .select((inner) => inner.fn.countAll<number | string>().as('n'))
        .whereRef('m.visitor_id', '=', 'v.id')
        .where('m.status', '=', sql.lit('booked'))
        .as('meetings'),
      eb
        .selectFrom('files as f')
        .innerJoin('conversations as fc', 'fc.id', 'f.conversation_id')
        .select((inner) => inner.fn.countAll<number | string>().as('n'))
        .whereRef('fc.visitor_id', '=', 'v.id')
        .where('f.state', '=', sql.lit('ready'))
        .as('files'),
      eb
        .selectFrom('conversations as l')
        .select('l.words')
        .whereRef('l.visitor_id', '=', 'v.id')
        .orderBy('l.created_at', 'desc')
        .limit(1)
        .as('words'),
      eb
        .selectFrom('conversations as o')
        .select((inner) => inner.fn.countAll<number | string>().as('n'))
        .where('o.state', '=', sql.lit('open'))
        .where((inner) =>
          inner.or([inner('o.visitor_id', '=', inner.ref('v.id')), inner('o.visitor_id', '=', inner.ref('me.id'))]),
        )
        .as('open'),
    ])
    .where('me.id', '=', visitorId)
    .where('me.erased_at', 'is', null)
    .where('v.erased_at', 'is', null)
    .orderBy('v.last_seen_at', 'desc')
    .limit(10)
    .execute();
  return rows.map((row) => ({
    visitorId: row.id,
    name: row.name,
    city: row.city,
    country: row.country,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
    conversations: Number(row.conversations ?? 0),
    meetings: Number(row.meetings ?? 0),
    files: Number(row.files ?? 0),
    words: row.words ?? '',
    endsTalk: Number(row.open ?? 0) > 1,
  }));
};
