import { type Kysely, sql } from 'kysely';
import type { Monitor } from '../../../shared/domain/monitor.ts';
import type { Database, NewRow, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';

type MonitorRow = Row<'call_monitors'> & {
  conversation_id: string;
  visitor_id: string;
  rep_name: string;
  rep_photo: string | null;
  manager_name: string;
  manager_photo: string | null;
};

const whole = (k: Kysely<Database>) =>
  k
    .selectFrom('call_monitors as m')
    .innerJoin('calls as c', 'c.id', 'm.call_id')
    .innerJoin('people as r', 'r.id', 'm.rep_id')
    .innerJoin('people as b', 'b.id', 'm.manager_id')
    .selectAll('m')
    .select([
      'c.conversation_id',
      'c.visitor_id',
      'r.name as rep_name',
      'r.photo as rep_photo',
      'b.name as manager_name',
      'b.photo as manager_photo',
    ]);

const ended = sql.lit('ended' as const);

export const monitorById = statement<{ id: string }>()('call_monitors.by_id', (k, p) =>
  whole(k).where('m.id', '=', p('id')),
);

export const liveMonitorOfCall = statement<{ callId: string }>()('call_monitors.live_of_call', (k, p) =>
  whole(k).where('m.call_id', '=', p('callId')).where('m.state', '<>', ended),
);

export const liveMonitorOfManager = statement<{ managerId: string }>()('call_monitors.live_of_manager', (k, p) =>
  whole(k).where('m.manager_id', '=', p('managerId')).where('m.state', '<>', ended),
);

export const liveMonitorsOfRep = statement<{ repId: string }>()('call_monitors.live_of_rep', (k, p) =>
  whole(k).where('m.rep_id', '=', p('repId')).where('m.state', '<>', ended),
);

export const insertMonitor = statement<
  Pick<
    NewRow<'call_monitors'>,
    'id' | 'call_id' | 'rep_id' | 'manager_id' | 'session_id' | 'manager_seat' | 'rep_seat' | 'started_at'
  > &
    Record<string, unknown>
>()('call_monitors.insert', (k, p) =>
  k.insertInto('call_monitors').values({
    id: p('id'),
    call_id: p('call_id'),
    rep_id: p('rep_id'),
    manager_id: p('manager_id'),
    session_id: p('session_id'),
    manager_seat: p('manager_seat'),
    rep_seat: p('rep_seat'),
    state: sql.lit('live' as const),
    started_at: p('started_at'),
  }),
);

export const saveMonitor = statement<
  Pick<
    Row<'call_monitors'>,
    'id' | 'state' | 'rep_seat' | 'joins' | 'whispering' | 'whispered_at' | 'ended_at' | 'end_reason'
  > &
    Record<string, unknown>
>()('call_monitors.save', (k, p) =>
  k
    .updateTable('call_monitors')
    .set({
      state: p('state'),
      rep_seat: p('rep_seat'),
      joins: p('joins'),
      whispering: p('whispering'),
      whispered_at: p('whispered_at'),
      ended_at: p('ended_at'),
      end_reason: p('end_reason'),
    })
    .where('id', '=', p('id')),
);

/** Those who listened when the router stopped. */
export const readLiveMonitors = (k: Kysely<Database>): Promise<MonitorRow[]> =>
  whole(k).where('m.state', '<>', 'ended').orderBy('m.started_at').execute();

/** Who listened to a call, in the order in which they did. */
export const readListeners = (k: Kysely<Database>, callId: string): Promise<MonitorRow[]> =>
  whole(k).where('m.call_id', '=', callId).orderBy('m.started_at').execute();

export type { MonitorRow };

/** What the row tells. */
export const toMonitor = (row: MonitorRow): Monitor => {
  const base = {
    id: row.id,
    callId: row.call_id,
    conversationId: row.conversation_id,
    visitorId: row.visitor_id,
    rep: { id: row.rep_id, name: row.rep_name, photo: row.rep_photo },
    manager: { id: row.manager_id, name: row.manager_name, photo: row.manager_photo },
    startedAt: row.started_at,
  };
  return row.state === 'ended'
    ? { ...base, state: 'ended', endedAt: row.ended_at ?? row.started_at, reason: row.end_reason ?? 'left' }
    : {
        ...base,
        state: 'live',
        seats: { rep: row.rep_seat, manager: row.manager_seat },
        joins: row.joins,
        whispering: row.whispering === 1,
      };
};
