import { type Kysely, sql } from 'kysely';
import type { PersonRef } from '../../../shared/domain/person.ts';
import { livePounceStates, type Pounce, type PounceProgress } from '../../../shared/domain/pounce.ts';
import type { Database, NewRow, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

/** A pounce's row with the name and photo of its rep. */
export type PounceRow = Row<'pounces'> & { rep_name: string; rep_photo: string | null };

const live = livePounceStates.map((state) => sql.lit(state));

const joined = (k: Kysely<Database>) =>
  k
    .selectFrom('pounces as p')
    .innerJoin('people as r', 'r.id', 'p.rep_id')
    .selectAll('p')
    .select(['r.name as rep_name', 'r.photo as rep_photo']);

export const pounceById = statement<{ id: string }>()('pounces.by_id', (k, p) => joined(k).where('p.id', '=', p('id')));

/** The one pounce a visitor may have that is not over. */
export const livePounceOf = statement<{ visitorId: string }>()('pounces.live_of_visitor', (k, p) =>
  joined(k).where('p.visitor_id', '=', p('visitorId')).where('p.state', 'in', live),
);

/** All pounces of a visitor since a moment, oldest first. */
export const pouncesSince = statement<{ visitorId: string; since: number }>()('pounces.since', (k, p) =>
  joined(k).where('p.visitor_id', '=', p('visitorId')).where('p.claimed_at', '>=', p('since')).orderBy('p.claimed_at'),
);

/** Writes no row where the visitor has a pounce that is not over, whoever claims at the same time. */
export const claimVisitor = statement<NewRow<'pounces'> & Record<string, unknown>>()('pounces.claim', (k, p) =>
  k
    .insertInto('pounces')
    .values({
      id: p('id'),
      visitor_id: p('visitor_id'),
      visit_id: p('visit_id'),
      rep_id: p('rep_id'),
      made_by: p('made_by'),
      rule_id: p('rule_id'),
      client_id: p('client_id'),
      text: p('text'),
      page_path: p('page_path'),
      state: p('state'),
      claimed_at: p('claimed_at'),
      lapses_at: p('lapses_at'),
      sent_at: p('sent_at'),
      delivered_at: sql.lit(null),
      seen_at: sql.lit(null),
      ended_at: sql.lit(null),
      end_reason: sql.lit(null),
      conversation_id: sql.lit(null),
    })
    .onConflict((conflict) => conflict.doNothing()),
);

/** Writes where a pounce stands; writes no row where another was faster. */
export const savePounce = statement<
  Pick<
    PounceRow,
    | 'id'
    | 'state'
    | 'client_id'
    | 'text'
    | 'page_path'
    | 'lapses_at'
    | 'sent_at'
    | 'delivered_at'
    | 'seen_at'
    | 'ended_at'
    | 'end_reason'
    | 'conversation_id'
  > & { was: PounceProgress['state'] }
>()('pounces.save', (k, p) =>
  k
    .updateTable('pounces')
    .set({
      state: p('state'),
      client_id: p('client_id'),
      text: p('text'),
      page_path: p('page_path'),
      lapses_at: p('lapses_at'),
      sent_at: p('sent_at'),
      delivered_at: p('delivered_at'),
      seen_at: p('seen_at'),
      ended_at: p('ended_at'),
      end_reason: p('end_reason'),
      conversation_id: p('conversation_id'),
    })
    .where('id', '=', p('id'))
    .where('state', '=', p('was')),
);

/** What every router that starts has to look after. */
export const readLivePounces = (k: Kysely<Database>): Promise<PounceRow[]> =>
  joined(k).where('p.state', 'in', live).orderBy('p.claimed_at').execute();

/** The latest pounces that were sent or are being written, newest first. */
export const readPounces = (k: Kysely<Database>, visitorId: string, limit: number): Promise<PounceRow[]> =>
  joined(k)
    .where('p.visitor_id', '=', visitorId)
    .where('p.state', '<>', 'withdrawn')
    .orderBy('p.claimed_at', 'desc')
    .limit(limit)
    .execute();

/** Who owns the account a visitor comes from, also while they are not here. */
export const readAccountOwner = async (k: Kysely<Database>, visitorId: string): Promise<{ id: string } | null> => {
  const row = await k
    .selectFrom('visitors as v')
    .innerJoin('accounts as a', 'a.id', 'v.account_id')
    .select('a.owner_id')
    .where('v.id', '=', visitorId)
    .executeTakeFirst();
  return row?.owner_id ? { id: row.owner_id } : null;
};

export const repOf = (row: PounceRow): PersonRef => ({ id: row.rep_id, name: row.rep_name, photo: row.rep_photo });

const receiptsOf = (row: PounceRow) => ({
  text: row.text,
  sentAt: row.sent_at ?? row.claimed_at,
  deliveredAt: row.delivered_at,
  seenAt: row.seen_at,
});

const endOf = (row: PounceRow): number => row.ended_at ?? row.claimed_at;

/** Where the row says a pounce stands. */
export const progressOf = (row: PounceRow): PounceProgress => {
  const { text, sentAt, deliveredAt, seenAt } = receiptsOf(row);
  switch (row.state) {
    case 'writing':
      return { state: 'writing', claimedAt: row.claimed_at, expiresAt: row.lapses_at };
    case 'sent':
      return { state: 'sent', text, sentAt };
    case 'delivered':
      return { state: 'delivered', text, sentAt, deliveredAt: deliveredAt ?? sentAt };
    case 'seen':
      return { state: 'seen', text, sentAt, deliveredAt: deliveredAt ?? sentAt, seenAt: seenAt ?? sentAt };
    case 'replied':
      return { state: 'replied', ...receiptsOf(row), endedAt: endOf(row), conversationId: row.conversation_id ?? '' };
    case 'closed':
      return { state: 'closed', ...receiptsOf(row), endedAt: endOf(row) };
    case 'withdrawn':
      return { state: 'withdrawn', endedAt: endOf(row), reason: row.end_reason ?? 'canceled' };
    case 'expired': {
      const reason = row.end_reason === 'rep_gone' || row.end_reason === 'talks_already' ? row.end_reason : 'left';
      return { state: 'expired', ...receiptsOf(row), endedAt: endOf(row), reason };
    }
  }
};

/** The row of a pounce that moved on. */
export const withProgress = (row: PounceRow, progress: PounceProgress): PounceRow => ({
  ...row,
  state: progress.state,
  lapses_at: 'expiresAt' in progress ? progress.expiresAt : row.lapses_at,
  text: 'text' in progress ? progress.text : row.text,
  sent_at: 'sentAt' in progress ? progress.sentAt : row.sent_at,
  delivered_at: 'deliveredAt' in progress ? progress.deliveredAt : row.delivered_at,
  seen_at: 'seenAt' in progress ? progress.seenAt : row.seen_at,
  ended_at: 'endedAt' in progress ? progress.endedAt : row.ended_at,
  end_reason: 'reason' in progress ? progress.reason : row.end_reason,
  conversation_id: 'conversationId' in progress ? progress.conversationId : row.conversation_id,
});

/** The pounce as reps see it. */
export const toPounce = (row: PounceRow): Pounce => ({
  id: row.id,
  visitorId: row.visitor_id,
  rep: repOf(row),
  by: row.made_by,
  pagePath: row.page_path,
  progress: progressOf(row),
});
