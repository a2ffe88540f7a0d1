import { type Kysely, sql } from 'kysely';
import type { Demo, LiveDemo } from '../../../shared/domain/demo.ts';
import type { Database, NewRow, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';
import type { Tx } from '../../db/tx.ts';

type DemoRow = Row<'demos'> & { rep_name: string; rep_photo: string | null };

const withRep = (k: Kysely<Database>) =>
  k
    .selectFrom('demos as d')
    .innerJoin('people as r', 'r.id', 'd.rep_id')
    .selectAll('d')
    .select(['r.name as rep_name', 'r.photo as rep_photo']);

const ended = sql.lit('ended' as const);

export const demoById = statement<{ id: string }>()('demos.by_id', (k, p) => withRep(k).where('d.id', '=', p('id')));

export const liveDemoOfConversation = statement<{ conversationId: string }>()('demos.live_of_conversation', (k, p) =>
  withRep(k).where('d.conversation_id', '=', p('conversationId')).where('d.state', '<>', ended),
);

export const liveDemoOfVisitor = statement<{ visitorId: string }>()('demos.live_of_visitor', (k, p) =>
  withRep(k).where('d.visitor_id', '=', p('visitorId')).where('d.state', '<>', ended),
);

export const liveDemoOfRep = statement<{ repId: string }>()('demos.live_of_rep', (k, p) =>
  withRep(k).where('d.rep_id', '=', p('repId')).where('d.state', '<>', ended),
);

export const insertDemo = statement<
  Pick<
    NewRow<'demos'>,
    'id' | 'conversation_id' | 'visitor_id' | 'rep_id' | 'rep_seat' | 'started_at' | 'asks_until'
  > & { call_id: string | null } & Record<string, unknown>
>()('demos.insert', (k, p) =>
  k.insertInto('demos').values({
    id: p('id'),
    conversation_id: p('conversation_id'),
    visitor_id: p('visitor_id'),
    rep_id: p('rep_id'),
    call_id: p('call_id'),
    state: sql.lit('asked' as const),
    rep_seat: p('rep_seat'),
    started_at: p('started_at'),
    asks_until: p('asks_until'),
    seconds: sql.lit(0),
  }),
);

const save = statement<
  Pick<
    DemoRow,
    'id' | 'state' | 'visitor_seat' | 'joins' | 'accepted_at' | 'ended_at' | 'end_reason' | 'ended_by' | 'seconds'
  > &
    Record<string, unknown>
>()('demos.save', (k, p) =>
  k
    .updateTable('demos')
    .set({
      state: p('state'),
      visitor_seat: p('visitor_seat'),
      joins: p('joins'),
      accepted_at: p('accepted_at'),
      ended_at: p('ended_at'),
      end_reason: p('end_reason'),
      ended_by: p('ended_by'),
      seconds: p('seconds'),
    })
    .where('id', '=', p('id')),
);

/** The demos that were not over when the router stopped. */
export const readLiveDemos = (k: Kysely<Database>): Promise<DemoRow[]> =>
  withRep(k).where('d.state', '<>', 'ended').orderBy('d.started_at').execute();

/** A demo as its row tells it. */
export const toDemo = (row: DemoRow): Demo => {
  const base = {
    id: row.id,
    conversationId: row.conversation_id,
    visitorId: row.visitor_id,
    rep: { id: row.rep_id, name: row.rep_name, photo: row.rep_photo },
    callId: row.call_id,
    startedAt: row.started_at,
  };
  const live = { seats: { rep: row.rep_seat, visitor: row.visitor_seat }, joins: row.joins };
  switch (row.state) {
    case 'asked':
      return { ...base, ...live, state: 'asked', asksUntil: row.asks_until };
    case 'running':
      return { ...base, ...live, state: 'running', acceptedAt: row.accepted_at ?? row.started_at };
    case 'ended':
      return {
        ...base,
        state: 'ended',
        endedAt: row.ended_at ?? row.started_at,
        reason: row.end_reason ?? 'failed',
        endedBy: row.ended_by,
        seconds: row.seconds,
      };
  }
};

/** Brings the row up to what the demo moved to; `from` is the demo before. */
export const saveDemo = async (tx: Tx, from: LiveDemo, to: Demo): Promise<void> => {
  const live = to.state === 'ended' ? from : to;
  const over = to.state === 'ended' ? to : null;
  await tx.run(save, {
    id: to.id,
    state: to.state,
    visitor_seat: live.seats.visitor,
    joins: live.joins,
    accepted_at: live.state === 'running' ? live.acceptedAt : null,
    ended_at: over?.endedAt ?? null,
    end_reason: over?.reason ?? null,
    ended_by: over?.endedBy ?? null,
    seconds: over?.seconds ?? 0,
  });
};
