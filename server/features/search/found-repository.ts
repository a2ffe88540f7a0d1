import { type Kysely, type SelectQueryBuilder, sql } from 'kysely';
import type { FoundCompany, FoundPerson, FoundTalk } from '../../../shared/protocol/rep/search.ts';
import type { Database } from '../../db/schema.ts';
import { practiceMarkOf } from '../visitors/practice-mark.ts';
import { excerptOf } from './excerpt.ts';

type K = Kysely<Database>;

/** What narrows talks down, with names looked up: an empty list finds nothing. */
export interface Narrowed {
  visitorIds?: readonly string[];
  accountIds?: readonly string[];
  repIds?: readonly string[];
  tagIds?: readonly string[];
  page?: string;
  hasFile?: true;
  after?: number;
  before?: number;
}

/** A talk and the number by which the next page goes on. */
export interface Hit {
  key: string;
  talk: FoundTalk;
}

/** The last sign that an address can have. */
const beyond = '\u{10ffff}';

const talks = (k: K) =>
  k
    .selectFrom('conversations as c')
    .innerJoin('visitors as v', 'v.id', 'c.visitor_id')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .leftJoin('people as r', 'r.id', 'c.rep_id')
    .select(['c.id', 'c.state', 'c.words', 'c.last_text', 'c.last_message_at', 'c.created_at'])
    .select(['v.id as visitor_id', 'v.name', 'v.city', 'v.country', 'v.practice', 'a.name as company', 'a.target'])
    .select(['r.id as rep_id', 'r.name as rep_name', 'r.photo as rep_photo']);

type Talks = ReturnType<typeof talks>;
type Row = Awaited<ReturnType<Talks['execute']>>[number];

const narrow = <Q extends Talks>(query: Q, by: Narrowed): Q => {
  // The filters name columns that every query of talks has.
  let q = query as unknown as SelectQueryBuilder<
    Database & { c: Database['conversations']; v: Database['visitors'] },
    'c' | 'v',
    object
  >;
  if (by.visitorIds) q = q.where('c.visitor_id', 'in', by.visitorIds);
  if (by.accountIds) {
    q = q.where('c.visitor_id', 'in', (eb) =>
      eb
        .selectFrom('visitors as w')
        .select('w.id')
        .where('w.account_id', 'in', by.accountIds ?? []),
    );
  }
  if (by.repIds) q = q.where('c.rep_id', 'in', by.repIds);
  if (by.page !== undefined) {
    // Most conversations begin on a few pages: what is newest is found sooner by looking than by an index of pages.
    const path = sql<string>`coalesce(c.page_path, '')`;
    q = q.where(path, '>=', by.page).where(path, '<', by.page + beyond);
  }
  if (by.tagIds) {
    q = q.where('c.id', 'in', (eb) =>
      eb
        .selectFrom('conversation_tags as t')
        .select('t.conversation_id')
        .where('t.tag_id', 'in', by.tagIds ?? []),
    );
  }
  if (by.hasFile) {
    q = q.where('c.id', 'in', (eb) =>
      eb.selectFrom('files as x').select('x.conversation_id').where('x.message_id', 'is not', null),
    );
  }
  return q as unknown as Q;
};

const toTalk = (row: Row): Omit<FoundTalk, 'seq' | 'kind' | 'at' | 'by' | 'excerpt'> => ({
  conversationId: row.id,
  open: row.state === 'open',
  visitor: { id: row.visitor_id, name: row.name, city: row.city, country: row.country, ...practiceMarkOf(row) },
  company: row.company === null ? null : { name: row.company, target: row.target === 1 },
  rep:
    row.rep_id !== null && row.rep_name !== null ? { id: row.rep_id, name: row.rep_name, photo: row.rep_photo } : null,
});

const place = (stream: string) => sql<string>`substr(${sql.ref(stream)}, 14)`;

/** The entries at these places of the log that nothing narrows out, the newest first. */
export const readSaid = async (
  k: K,
  places: readonly number[],
  by: Narrowed,
  words: readonly string[],
  limit: number,
): Promise<Hit[]> => {
  if (places.length === 0) return [];
  const rows = await narrow(talks(k), by)
    .innerJoin('events as e', (join) => join.on(place('e.stream'), '=', sql.ref('c.id')))
    .leftJoin('messages as m', (join) => join.onRef('m.conversation_id', '=', 'c.id').onRef('m.seq', '=', 'e.seq'))
    .leftJoin('notes as n', (join) => join.onRef('n.conversation_id', '=', 'c.id').onRef('n.seq', '=', 'e.seq'))
    .leftJoin('people as b', 'b.id', 'e.actor_id')
    .select(['e.pos', 'e.seq', 'e.at', 'e.type', 'm.text', 'n.text as note'])
    .select(['b.id as by_id', 'b.name as by_name', 'b.photo as by_photo'])
    .where('e.pos', 'in', [...places])
    .orderBy('e.pos', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    key: String(row.pos),
    talk: {
      ...toTalk(row),
      kind: row.type === 'note' ? 'note' : 'message',
      seq: row.seq,
      at: row.at,
      by: row.by_id !== null && row.by_name !== null ? { id: row.by_id, name: row.by_name, photo: row.by_photo } : null,
      excerpt: excerptOf(row.text ?? row.note ?? '', words),
    },
  }));
};

/** The files among these that nothing narrows out, in the order of the ids. */
export const readFiles = async (
  k: K,
  found: readonly { doc: number; ref: string }[],
  by: Narrowed,
  words: readonly string[],
): Promise<Hit[]> => {
  if (found.length === 0) return [];
  let query = narrow(talks(k), by)
    .innerJoin('files as f', 'f.conversation_id', 'c.id')
    .innerJoin('messages as m', (join) =>
      join.onRef('m.conversation_id', '=', 'f.conversation_id').onRef('m.seq', '=', 'f.message_seq'),
    )
    .leftJoin('people as b', 'b.id', 'm.sender_id')
    .select(['f.id as file_id', 'f.name as file_name', 'm.seq', 'm.at'])
    .select(['b.id as by_id', 'b.name as by_name', 'b.photo as by_photo'])
    .where('m.deleted_at', 'is', null)
    .where(
      'f.id',
      'in',
      found.map(({ ref }) => ref),
    );
  if (by.after !== undefined) query = query.where('m.at', '>=', by.after);
  if (by.before !== undefined) query = query.where('m.at', '<', by.before);
  const rows = new Map((await query.execute()).map((row) => [row.file_id, row]));
  return found.flatMap(({ doc, ref }) => {
    const row = rows.get(ref);
    if (!row) return [];
    const who =
      row.by_id !== null && row.by_name !== null ? { id: row.by_id, name: row.by_name, photo: row.by_photo } : null;
    const talk: FoundTalk = {
      ...toTalk(row),
      kind: 'file',
      seq: row.seq,
      at: row.at,
      by: who,
      excerpt: excerptOf(row.file_name, words),
    };
    return [{ key: String(doc), talk }];
  });
};

/** The conversation that stands so many before another; null where there are fewer. */
export const readWindowEnd = async (k: K, before: string | null, size: number): Promise<string | null> => {
  let query = k.selectFrom('conversations').select('id').orderBy('id', 'desc').limit(1).offset(size);
  if (before !== null) query = query.where('id', '<', before);
  return (await query.executeTakeFirst())?.id ?? null;
};

/** Conversations that nothing narrows out, the newest first, between two of them. */
export const readWhole = async (
  k: K,
  by: Narrowed,
  { before, from }: { before: string | null; from: string | null },
  limit: number,
): Promise<Hit[]> => {
  let query = narrow(talks(k), by).orderBy('c.id', 'desc').limit(limit);
  if (before !== null) query = query.where('c.id', '<', before);
  if (from !== null) query = query.where('c.id', '>', from);
  if (by.after !== undefined) query = query.where('c.created_at', '>=', by.after);
  if (by.before !== undefined) query = query.where('c.created_at', '<', by.before);
  return (await query.execute()).map((row) => ({
    key: row.id,
    talk: {
      ...toTalk(row),
      kind: 'conversation',
      seq: null,
      at: row.last_message_at ?? row.created_at,
      by: null,
      excerpt: excerptOf(row.words === '' ? (row.last_text ?? '') : row.words, []),
    },
  }));
};

/** Visitors by id, whoever was here last first. */
export const readFoundPeople = async (k: K, ids: readonly string[], limit: number): Promise<FoundPerson[]> => {
  if (ids.length === 0) return [];
  const rows = await k
    .selectFrom('visitors as v')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .leftJoin('people as o', 'o.id', 'a.owner_id')
    .select(['v.id', 'v.name', 'v.email', 'v.city', 'v.country', 'v.practice', 'v.last_seen_at'])
    .select(['a.id as account_id', 'a.name as company', 'a.target'])
    .select(['o.id as owner_id', 'o.name as owner_name', 'o.photo as owner_photo'])
    .select((eb) =>
      eb
        .selectFrom('conversations as c')
        .select('c.id')
        .whereRef('c.visitor_id', '=', 'v.id')
        .orderBy('c.created_at', 'desc')
        .limit(1)
        .as('conversation_id'),
    )
    .where('v.id', 'in', [...ids])
    .orderBy('v.last_seen_at', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    visitorId: row.id,
    name: row.name,
    email: row.email,
    city: row.city,
    country: row.country,
    company:
      row.account_id === null || row.company === null
        ? null
        : {
            accountId: row.account_id,
            name: row.company,
            target: row.target === 1,
            owner:
              row.owner_id !== null && row.owner_name !== null
                ? { id: row.owner_id, name: row.owner_name, photo: row.owner_photo }
                : null,
          },
    ...practiceMarkOf(row),
    lastSeenAt: row.last_seen_at,
    conversationId: row.conversation_id,
  }));
};

/** Accounts by id, by name. */
export const readFoundCompanies = async (k: K, ids: readonly string[], limit: number): Promise<FoundCompany[]> => {
  if (ids.length === 0) return [];
  const rows = await k
    .selectFrom('accounts as a')
    .leftJoin('people as o', 'o.id', 'a.owner_id')
    .select([
      'a.id',
      'a.name',
      'a.domain',
      'a.target',
      'o.id as owner_id',
      'o.name as owner_name',
      'o.photo as owner_photo',
    ])
    .where('a.id', 'in', [...ids])
    .orderBy('a.target', 'desc')
    .orderBy('a.name')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    accountId: row.id,
    name: row.name,
    domain: row.domain,
    target: row.target === 1,
    owner:
      row.owner_id !== null && row.owner_name !== null
        ? { id: row.owner_id, name: row.owner_name, photo: row.owner_photo }
        : null,
  }));
};

/** Reps and tags by name: they are few. */
export const readLabels = async (k: K, table: 'people' | 'tags'): Promise<{ id: string; name: string }[]> =>
  table === 'people'
    ? k.selectFrom('people').select(['id', 'name']).execute()
    : k.selectFrom('tags').select(['id', 'name']).execute();
