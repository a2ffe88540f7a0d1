import { type Kysely, sql } from 'kysely';
import type { Database, NewRow, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

export type CallRow = Row<'calls'> & { rep_name: string; rep_photo: string | null };

const withRep = (k: Kysely<Database>) =>
  k
    .selectFrom('calls as c')
    .innerJoin('people as r', 'r.id', 'c.rep_id')
    .selectAll('c')
    .select(['r.name as rep_name', 'r.photo as rep_photo']);

const ended = sql.lit('ended' as const);

export const callById = statement<{ id: string }>()('calls.by_id', (k, p) => withRep(k).where('c.id', '=', p('id')));

export const liveCallOfConversation = statement<{ conversationId: string }>()('calls.live_of_conversation', (k, p) =>
  withRep(k).where('c.conversation_id', '=', p('conversationId')).where('c.state', '<>', ended),
);

export const liveCallOfVisitor = statement<{ visitorId: string }>()('calls.live_of_visitor', (k, p) =>
  withRep(k).where('c.visitor_id', '=', p('visitorId')).where('c.state', '<>', ended),
);

export const liveCallOfRep = statement<{ repId: string }>()('calls.live_of_rep', (k, p) =>
  withRep(k).where('c.rep_id', '=', p('repId')).where('c.state', '<>', ended),
);

export const insertCall = statement<
  Omit<NewRow<'calls'>, 'state' | 'seconds' | 'joins'> & {
    visitor_seat: string | null;
    rep_seat: string | null;
  } & Record<string, unknown>
>()('calls.insert', (k, p) =>
  k.insertInto('calls').values({
    id: p('id'),
    conversation_id: p('conversation_id'),
    visitor_id: p('visitor_id'),
    rep_id: p('rep_id'),
    started_by: p('started_by'),
    state: sql.lit('ringing' as const),
    visitor_seat: p('visitor_seat'),
    rep_seat: p('rep_seat'),
    started_at: p('started_at'),
    rings_until: p('rings_until'),
    seconds: sql.lit(0),
  }),
);

export const saveCall = statement<
  Pick<
    CallRow,
    | 'id'
    | 'state'
    | 'visitor_seat'
    | 'rep_seat'
    | 'joins'
    | 'answered_at'
    | 'connected_at'
    | 'ended_at'
    | 'end_reason'
    | 'ended_by'
    | 'seconds'
  > &
    Record<string, unknown>
>()('calls.save', (k, p) =>
  k
    .updateTable('calls')
    .set({
      state: p('state'),
      visitor_seat: p('visitor_seat'),
      rep_seat: p('rep_seat'),
      joins: p('joins'),
      answered_at: p('answered_at'),
      connected_at: p('connected_at'),
      ended_at: p('ended_at'),
      end_reason: p('end_reason'),
      ended_by: p('ended_by'),
      seconds: p('seconds'),
    })
    .where('id', '=', p('id')),
);

/** The calls that were not over when the router stopped. */
export const readLiveCalls = (k: Kysely<Database>): Promise<CallRow[]> =>
  withRep(k).where('c.state', '<>', 'ended').orderBy('c.started_at').execute();
