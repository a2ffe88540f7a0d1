import { type Kysely, sql } from 'kysely';
import type { MailRow, MailState } from '../../../shared/domain/mail.ts';
import type { Database, NewRow, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

/** What is kept of a mail's words once it has ended. */
export const emptyBody = '{}';
const rep = sql.lit('rep' as const);

export const insertMail = statement<Required<NewRow<'mails'>> & Record<string, unknown>>()('mails.insert', (k, p) =>
  k.insertInto('mails').values({
    id: p('id'),
    kind: p('kind'),
    to_address: p('to_address'),
    subject: p('subject'),
    body: p('body'),
    conversation_id: p('conversation_id'),
    visitor_id: p('visitor_id'),
    up_to_seq: p('up_to_seq'),
    state: p('state'),
    attempts: p('attempts'),
    next_at: p('next_at'),
    problem: p('problem'),
    created_at: p('created_at'),
    ended_at: p('ended_at'),
  }),
);

export const mailById = statement<{ id: string }>()('mails.by_id', (k, p) =>
  k.selectFrom('mails').selectAll().where('id', '=', p('id')),
);

/** The mail that is tried next. */
export const nextMail = statement<Record<never, never>>()('mails.next', (k) =>
  k.selectFrom('mails').selectAll().where('next_at', 'is not', null).orderBy('next_at').limit(1),
);

/** A try failed and another is worth it. */
export const putOff = statement<{ id: string; attempts: number; nextAt: number; problem: string }>()(
  'mails.put_off',
  (k, p) =>
    k
      .updateTable('mails')
      .set({ attempts: p('attempts'), next_at: p('nextAt'), problem: p('problem') })
      .where('id', '=', p('id')),
);

/** The mail has ended; what it said is not kept. One that was given up may be tried again, so it keeps its body. */
export const endMail = statement<{
  id: string;
  state: MailState;
  attempts: number;
  problem: string | null;
  body: string;
  at: number;
}>()('mails.end', (k, p) =>
  k
    .updateTable('mails')
    .set({
      state: p('state'),
      attempts: p('attempts'),
      problem: p('problem'),
      body: p('body'),
      next_at: null,
      ended_at: p('at'),
    })
    .where('id', '=', p('id')),
);

/** Tries again from the start. */
export const reviveMail = statement<{ id: string; at: number }>()('mails.revive', (k, p) =>
  k
    .updateTable('mails')
    .set({ state: sql.lit('waiting' as const), attempts: sql.lit(0), next_at: p('at'), ended_at: null })
    .where('id', '=', p('id')),
);

/** The newest mail of a conversation that tells replies. */
export const lastReplyMail = statement<{ conversationId: string }>()('mails.last_of_conversation', (k, p) =>
  k
    .selectFrom('mails')
    .select(['up_to_seq', 'created_at'])
    .where('conversation_id', '=', p('conversationId'))
    .where('up_to_seq', 'is not', null)
    .orderBy('up_to_seq', 'desc')
    .limit(1),
);

/** What is asked of a conversation and its visitor before a reply goes by e-mail. */
export const replyStanding = statement<{ conversationId: string }>()('mails.reply_standing', (k, p) =>
  k
    .selectFrom('conversations as c')
    .innerJoin('visitors as v', 'v.id', 'c.visitor_id')
    .innerJoin('sites as s', 's.id', 'c.site_id')
    .select([
      'c.visitor_id',
      'c.visitor_read_seq',
      'c.page_path',
      'v.email',
      'v.locale',
      'v.no_mail',
      'v.practice',
      's.id as site_id',
      's.origins',
    ])
    .where('c.id', '=', p('conversationId')),
);

/** The reps' words beyond a place, in order. */
export const unseenWords = statement<{ conversationId: string; after: number }>()('mails.unseen_words', (k, p) =>
  k
    .selectFrom('messages as m')
    .innerJoin('people as r', 'r.id', 'm.sender_id')
    .select(['m.seq', 'm.text', 'm.at', 'r.name', 'r.email'])
    .where('m.conversation_id', '=', p('conversationId'))
    .where('m.seq', '>', p('after'))
    .where('m.sender_kind', '=', rep)
    .orderBy('m.seq'),
);

export const setNoMail = statement<{ id: string }>()('visitors.set_no_mail', (k, p) =>
  k
    .updateTable('visitors')
    .set({ no_mail: sql.lit(1) })
    .where('id', '=', p('id')),
);

/** Conversations in which something may not have been seen yet, asked once at the start. */
export const readUnseen = async (k: Kysely<Database>, since: number): Promise<{ id: string; at: number }[]> => {
  const rows = await k
    .selectFrom('conversations')
    .select(['id', 'last_message_at'])
    .whereRef('visitor_read_seq', '<', 'last_seq')
    .where('rep_id', 'is not', null)
    .where((eb) => eb.or([eb('state', '=', 'open'), eb.and([eb('state', '=', 'closed'), eb('closed_at', '>', since)])]))
    .execute();
  return rows.map((row) => ({ id: row.id, at: row.last_message_at ?? since }));
};

export const readMails = async (
  k: Kysely<Database>,
  page: { only: MailState | null; before: string | null; limit: number },
): Promise<MailRow[]> => {
  let query = k.selectFrom('mails').selectAll().orderBy('id', 'desc').limit(page.limit);
  if (page.only !== null) query = query.where('state', '=', page.only);
  if (page.before !== null) query = query.where('id', '<', page.before);
  return (await query.execute()).map(toMailRow);
};

export const countMails = async (k: Kysely<Database>, state: MailState, since: number): Promise<number> => {
  const { n } = await k
    .selectFrom('mails')
    .select((eb) => eb.fn.countAll<number | string>().as('n'))
    .where('state', '=', state)
    .where('created_at', '>', since)
    .executeTakeFirstOrThrow();
  return Number(n);
};

/** The row as the delivery log shows it. */
export const toMailRow = (row: Row<'mails'>): MailRow => ({
  id: row.id,
  kind: row.kind,
  to: row.to_address,
  subject: row.subject,
  conversationId: row.conversation_id,
  state: row.state,
  attempts: row.attempts,
  problem: row.problem,
  createdAt: row.created_at,
  endedAt: row.ended_at,
  nextAt: row.next_at,
});
