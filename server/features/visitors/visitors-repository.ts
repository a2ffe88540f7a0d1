import { type Kysely, sql } from 'kysely';
import type { Database, NewRow } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

/** As literals, so that the partial index over open items is found. */
const openItemStates = [sql.lit('pending' as const), sql.lit('reserved' as const), sql.lit('assigned' as const)];

/** A visitor's row with the company the e-mail address told. */
export const visitorById = statement<{ id: string }>()('visitors.by_id', (k, p) =>
  k
    .selectFrom('visitors as v')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .leftJoin('people as o', 'o.id', 'a.owner_id')
    .selectAll('v')
    .select([
      'a.name as account_name',
      'a.target as account_target',
      'o.id as owner_id',
      'o.name as owner_name',
      'o.photo as owner_photo',
    ])
    .where('v.id', '=', p('id'))
    // Who was erased is nobody.
    .where('v.erased_at', 'is', null),
);

/** Two tabs of one visitor may both be the first. */
export const insertVisitor = statement<NewRow<'visitors'> & Record<string, unknown>>()('visitors.insert', (k, p) =>
  k
    .insertInto('visitors')
    .values({
      id: p('id'),
      site_id: p('site_id'),
      secret_hash: p('secret_hash'),
      name: p('name'),
      email: p('email'),
      external_id: p('external_id'),
      attributes: p('attributes'),
      locale: p('locale'),
      zone: p('zone'),
      city: p('city'),
      country: p('country'),
      device: p('device'),
      account_id: p('account_id'),
      visits: p('visits'),
      first_seen_at: p('first_seen_at'),
      last_seen_at: p('last_seen_at'),
      practice: p('practice'),
    })
    .onConflict((conflict) => conflict.column('id').doNothing()),
);

export const setIdentity = statement<{
  id: string;
  name: string | null;
  email: string | null;
  externalId: string | null;
  attributes: string;
  accountId: string | null;
}>()('visitors.set_identity', (k, p) =>
  k
    .updateTable('visitors')
    .set({
      name: p('name'),
      email: p('email'),
      external_id: p('externalId'),
      attributes: p('attributes'),
      account_id: p('accountId'),
    })
    .where('id', '=', p('id')),
);

export const setBrowser = statement<{
  id: string;
  visits: number;
  locale: string | null;
  zone: string | null;
  device: 'desktop' | 'phone' | 'tablet';
  city: string | null;
  country: string | null;
  at: number;
}>()('visitors.set_browser', (k, p) =>
  k
    .updateTable('visitors')
    .set({
      visits: p('visits'),
      locale: p('locale'),
      zone: p('zone'),
      device: p('device'),
      city: p('city'),
      country: p('country'),
      last_seen_at: p('at'),
    })
    .where('id', '=', p('id')),
);

export const setLastSeen = statement<{ id: string; at: number }>()('visitors.set_last_seen', (k, p) =>
  k
    .updateTable('visitors')
    .set({ last_seen_at: p('at') })
    .where('id', '=', p('id')),
);

/** The account whose domain an e-mail address has. */
export const accountByDomain = statement<{ domain: string }>()('accounts.by_domain', (k, p) =>
  k
    .selectFrom('accounts as a')
    .leftJoin('people as o', 'o.id', 'a.owner_id')
    .select([
      'a.id as account_id',
      'a.name as account_name',
      'a.target as account_target',
      'o.id as owner_id',
      'o.name as owner_name',
      'o.photo as owner_photo',
    ])
    .where('a.domain', '=', p('domain')),
);

/** The open conversation of a visitor with its rep, and since when it waits for one. */
export const openConversation = statement<{ visitorId: string }>()('conversations.open_brief', (k, p) =>
  k
    .selectFrom('conversations as c')
    .leftJoin('people as r', 'r.id', 'c.rep_id')
    .leftJoin('work_items as w', (join) =>
      join
        .onRef('w.conversation_id', '=', 'c.id')
        .on('w.state', 'in', openItemStates)
        .on('w.kind', '<>', sql.lit('transfer' as const)),
    )
    .select([
      'c.id',
      'c.phase',
      'c.created_at',
      'w.waiting_since',
      'r.id as rep_id',
      'r.name as rep_name',
      'r.photo as rep_photo',
    ])
    .where('c.visitor_id', '=', p('visitorId'))
    .where('c.state', '=', sql.lit('open')),
);

/** An account that somebody named; the one that has the domain already stays as it is. */
export const insertAccount = statement<{ id: string; name: string; domain: string; at: number }>()(
  'accounts.insert',
  (k, p) =>
    k
      .insertInto('accounts')
      .values({
        id: p('id'),
        name: p('name'),
        domain: p('domain'),
        kind: 'prospect',
        target: 0,
        owner_id: null,
        created_at: p('at'),
      })
      .onConflict((conflict) => conflict.column('domain').doNothing()),
);

export const setAccount = statement<{ id: string; accountId: string | null }>()('visitors.set_account', (k, p) =>
  k
    .updateTable('visitors')
    .set({ account_id: p('accountId') })
    .where('id', '=', p('id')),
);

/** Since when the visitor of a conversation waits, over all items of the chain. */
export const readWaitingSince = async (k: Kysely<Database>, conversationId: string): Promise<number | null> => {
  const item = await k
    .selectFrom('work_items')
    .select('waiting_since')
    .where('conversation_id', '=', conversationId)
    .where('state', 'in', openItemStates)
    .where('kind', '<>', sql.lit('transfer' as const))
    .executeTakeFirst();
  return item?.waiting_since ?? null;
};

/** The visitors of all open conversations: after a start they are expected back. */
export const readVisitorsInConversation = (k: Kysely<Database>) =>
  k
    .selectFrom('conversations as c')
    .innerJoin('visitors as v', 'v.id', 'c.visitor_id')
    .select(['v.id', 'v.site_id', 'v.device'])
    .where('c.state', '=', sql.lit('open'))
    .execute();

export const personById = statement<{ id: string }>()('people.ref_of_visitors', (k, p) =>
  k.selectFrom('people').select(['id', 'name', 'photo']).where('id', '=', p('id')),
);
