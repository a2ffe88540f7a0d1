import { type Kysely, sql } from 'kysely';
import type { KnownPerson } from '../../../shared/domain/privacy.ts';
import { Id } from '../../../shared/domain/scalars.ts';
import type { Database } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';
import type { Tx } from '../../db/tx.ts';

type K = Kysely<Database>;

/** Who is to be erased, if they are known and were not yet. */
export const erasable = statement<{ id: string }>()('privacy.erasable', (k, p) =>
  k.selectFrom('visitors').select(['id', 'site_id']).where('id', '=', p('id')).where('erased_at', 'is', null),
);

/** The next people whom a site keeps no longer, who were here last the longest ago. */
export const outlived = statement<{ siteId: string; before: number }>()('privacy.outlived', (k, p) =>
  k
    .selectFrom('visitors as v')
    .select('v.id')
    .where('v.site_id', '=', p('siteId'))
    .where('v.erased_at', 'is', null)
    .where('v.last_seen_at', '<', p('before'))
    // Who talks, or has a meeting to come, was not forgotten.
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('conversations as c')
            .select('c.id')
            .whereRef('c.visitor_id', '=', 'v.id')
            .where((eb) => eb.or([eb('c.state', '=', 'open'), eb('c.closed_at', '>=', p('before'))])),
        ),
      ),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('meetings as m')
            .select('m.id')
            .whereRef('m.visitor_id', '=', 'v.id')
            .where('m.ends_at', '>=', p('before')),
        ),
      ),
    )
    .orderBy('v.last_seen_at')
    .limit(sql.lit(50)),
);

export const conversationIdsOf = async (k: K, visitorId: string): Promise<{ id: string; state: 'open' | 'closed' }[]> =>
  k.selectFrom('conversations').select(['id', 'state']).where('visitor_id', '=', visitorId).execute();

/** Takes what a conversation says of a person out of every table that holds it; answers how many messages that were. */
export const blankConversation = async (tx: Tx, id: string): Promise<number> => {
  const { k } = tx;
  const said = await k
    .updateTable('messages')
    .set({ text: null })
    .where('conversation_id', '=', id)
    .where('text', 'is not', null)
    .executeTakeFirst();
  await k.updateTable('notes').set({ text: null }).where('conversation_id', '=', id).execute();
  await k.deleteFrom('mentions').where('conversation_id', '=', id).execute();
  await k.deleteFrom('call_reports').where('conversation_id', '=', id).execute();
  await k.updateTable('tasks').set({ title: '', note: '' }).where('conversation_id', '=', id).execute();
  await k.updateTable('transfers').set({ note: null }).where('conversation_id', '=', id).execute();
  await k.updateTable('conversation_guests').set({ note: null }).where('conversation_id', '=', id).execute();
  await k
    .updateTable('mails')
    .set({ to_address: '', subject: '', body: '{}', problem: null, next_at: null })
    .where('conversation_id', '=', id)
    .execute();
  const items = k.selectFrom('work_items').select('id').where('conversation_id', '=', id);
  await k.updateTable('follow_ups').set({ note: '' }).where('work_item_id', 'in', items).execute();
  await k.updateTable('work_items').set({ routing_facts: '{}' }).where('conversation_id', '=', id).execute();
  await k
    .updateTable('conversations')
    .set({ words: '', page_path: null, last_text: null })
    .where('id', '=', id)
    .execute();
  return Number(said.numUpdatedRows);
};

/** Takes what is known of a visitor out of every table but those of their conversations. */
export const blankVisitor = async (tx: Tx, id: string): Promise<void> => {
  const { k } = tx;
  // A page on which an experience was shown stays as a row: reports count it.
  const counted = k.selectFrom('impressions').select('page_view_id').where('visitor_id', '=', id);
  await k.deleteFrom('page_views').where('visitor_id', '=', id).where('id', 'not in', counted).execute();
  await k.updateTable('page_views').set({ path: '', title: '' }).where('visitor_id', '=', id).execute();
  await k.deleteFrom('visitor_events').where('visitor_id', '=', id).execute();
  await k
    .updateTable('visits')
    .set((eb) => ({
      source_label: '',
      campaign: '{}',
      referrer: null,
      landing_path: '',
      ended_at: eb.fn.coalesce('ended_at', eb.val(tx.now)),
    }))
    .where('visitor_id', '=', id)
    .execute();
  await k.updateTable('pounces').set({ text: null, page_path: null }).where('visitor_id', '=', id).execute();
  await k.updateTable('meetings').set({ guest_name: '', guest_email: '' }).where('visitor_id', '=', id).execute();
  await k.updateTable('blocks').set({ reason: '' }).where('visitor_id', '=', id).execute();
  await k
    .updateTable('visitors')
    .set({
      secret_hash: `erased ${id}`,
      name: null,
      email: null,
      external_id: null,
      attributes: '{}',
      locale: null,
      zone: null,
      city: null,
      country: null,
      account_id: null,
      erased_at: tx.now,
    })
    .where('id', '=', id)
    .execute();
};

/**
 * Takes the facts that rules looked at out of the log. The inputs stay, so that the sequence has no gap; a replay says
 * *inputs erased* and begins again at the next start, whose row loses what it held where it tells of the same people.
 */
export const blankLog = async (tx: Tx, visitorId: string, conversationIds: readonly string[]): Promise<void> => {
  const { k } = tx;
  for (const conversationId of conversationIds) {
    const rows = await k
      .selectFrom('routing_refs as r')
      .innerJoin('events as e', (join) => join.onRef('e.seq', '=', 'r.seq').on('e.stream', '=', 'routing'))
      .select(['e.pos', 'e.data'])
      .where('r.conversation_id', '=', conversationId)
      .where('e.type', 'in', ['asked', 'pounce_replied', 'reopened', 'transferred'])
      .execute();
    for (const { pos, data } of rows) {
      const { facts, ...rest } = JSON.parse(data) as { facts?: unknown; conversationId?: string };
      if (facts === undefined || rest.conversationId !== conversationId) continue;
      await k
        .updateTable('events')
        .set({ data: JSON.stringify(rest) })
        .where('pos', '=', pos)
        .execute();
    }
  }
  if (conversationIds.length === 0) return;
  const first = await k
    .selectFrom('work_items')
    .select((eb) => eb.fn.min('created_at').as('at'))
    .where('conversation_id', 'in', [...conversationIds])
    .executeTakeFirst();
  if (first?.at == null) return;
  const starts = await k
    .selectFrom('events')
    .select(['pos', 'data'])
    .where('stream', '=', sql.lit('routing'))
    .where('type', '=', sql.lit('started'))
    .where('at', '>=', Number(first.at))
    .execute();
  for (const { pos, data } of starts) {
    const event = JSON.parse(data) as { kept?: { items: { visitorId: string }[] } | null };
    if (!event.kept?.items.some((item) => item.visitorId === visitorId)) continue;
    await k
      .updateTable('events')
      .set({ data: JSON.stringify({ ...event, kept: null }) })
      .where('pos', '=', pos)
      .execute();
  }
};

/** Which of these conversations were of people who are erased. */
export const erasedOf = async (k: K, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const rows = await k
    .selectFrom('conversations as c')
    .innerJoin('visitors as v', 'v.id', 'c.visitor_id')
    .select('c.id')
    .where('c.id', 'in', [...ids])
    .where('v.erased_at', 'is not', null)
    .execute();
  return rows.map(({ id }) => id);
};

/** Which of these visitors are not kept: erased, joined with another, or never more than a page's. */
export const notKept = async (k: K, ids: readonly string[]): Promise<string[]> => {
  if (ids.length === 0) return [];
  const rows = await k
    .selectFrom('visitors')
    .select('id')
    .where('id', 'in', [...ids])
    .where('erased_at', 'is', null)
    .execute();
  const kept = new Set(rows.map(({ id }) => id));
  return ids.filter((id) => !kept.has(id));
};

/** A person by id, or people by the beginning of their e-mail address, who were here last first. */
export const findPeople = async (k: K, text: string, limit: number): Promise<KnownPerson[]> => {
  const from = text.toLowerCase();
  const rows = await k
    .selectFrom('visitors as v')
    .innerJoin('sites as s', 's.id', 'v.site_id')
    .select(['v.id', 'v.name', 'v.email', 'v.city', 'v.first_seen_at', 'v.last_seen_at', 's.name as site_name'])
    .select((eb) =>
      eb
        .selectFrom('conversations as c')
        .select((inner) => inner.fn.countAll<number | string>().as('n'))
        .whereRef('c.visitor_id', '=', 'v.id')
        .as('conversations'),
    )
    .where('v.erased_at', 'is', null)
    .where((eb) =>
      Id.safeParse(from).success
        ? eb('v.id', '=', from)
        : eb.and([eb('v.email', '>=', from), eb('v.email', '<', `${from}\u{10ffff}`)]),
    )
    .orderBy('v.last_seen_at', 'desc')
    .orderBy('v.id')
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    visitorId: row.id,
    name: row.name,
    email: row.email,
    siteName: row.site_name,
    city: row.city,
    conversations: Number(row.conversations ?? 0),
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at,
  }));
};

export const readRetention = async (k: K): Promise<{ siteId: string; name: string; days: number | null }[]> => {
  const rows = await k.selectFrom('sites').select(['id', 'name', 'retention_days']).orderBy('created_at').execute();
  return rows.map((row) => ({ siteId: row.id, name: row.name, days: row.retention_days }));
};

export const writeRetention = async (tx: Tx, siteId: string, days: number | null): Promise<boolean> => {
  const done = await tx.k
    .updateTable('sites')
    .set({ retention_days: days })
    .where('id', '=', siteId)
    .executeTakeFirst();
  return done.numUpdatedRows > 0n;
};
