import type { MonitorEnd } from '../../../shared/domain/monitor.ts';
import type { OutputOf } from '../../../shared/protocol/contract.ts';
import type { MonitorPushes, monitorRequests } from '../../../shared/protocol/rep/monitor.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import { type Action, can } from '../rights/can.ts';
import type { Timers } from '../timers.ts';
import { liveCallOfRep } from './call-repository.ts';
import { createCallSeats } from './call-seats.ts';
import type { IceServers } from './ice-servers.ts';
import {
  insertMonitor,
  liveMonitorOfCall,
  liveMonitorOfManager,
  liveMonitorsOfRep,
  type MonitorRow,
  monitorById,
  readLiveMonitors,
  saveMonitor,
  toMonitor,
} from './monitor-repository.ts';

export interface MonitorPorts {
  audit: Pick<Audit, 'write'>;
  timers: Timers;
  ice: IceServers;
  relayOnly(): boolean;
  /** True where visitors are told that a colleague may listen in. */
  tellsVisitors(): boolean;
}

type Answer = Promise<Result<MonitorPushes['monitor.state']>>;

/** A refusal: `why` is a fact for the reader's sentence. */
const no = (why: 'no_call' | 'own' | 'taken' | 'listening' | 'ended' | 'elsewhere'): Failure =>
  fail('conflict', `not listening: ${why}`, { why });
const absent = (): Failure => fail('not_found', 'nobody listens under this id');

/** Managers listen to calls of reps. The router says who may and until when; the sound goes from the rep's engine to theirs. */
export const createMonitors = (core: Core, { audit, timers, ice, relayOnly, tellsVisitors }: MonitorPorts) => {
  const { store, board } = core;

  const save = async (
    tx: Tx,
    row: MonitorRow,
    change: Partial<MonitorRow>,
  ): Promise<MonitorPushes['monitor.state']> => {
    const next = { ...row, ...change };
    const { id, state, rep_seat, joins, whispering, whispered_at, ended_at, end_reason } = next;
    await tx.run(saveMonitor, { id, state, rep_seat, joins, whispering, whispered_at, ended_at, end_reason });
    const monitor = toMonitor(next);
    await tx.signal('monitor.changed', { monitor });
    return { monitor };
  };

  const end = (tx: Tx, row: MonitorRow, reason: MonitorEnd): Promise<MonitorPushes['monitor.state']> => {
    seats.forget(row.manager_seat);
    return save(tx, row, { state: 'ended', whispering: 0, ended_at: tx.now, end_reason: reason });
  };

  /** The manager's console is gone: nobody listens. */
  const seats = createCallSeats(timers, (seat, owner) =>
    store.run(async (tx) => {
      const row = owner.kind === 'rep' && (await tx.get(liveMonitorOfManager, { managerId: owner.personId }));
      if (row && row.manager_seat === seat) await end(tx, row, 'left');
      else seats.forget(seat);
      return 0;
    }),
  );

  /** The manager's own, or the refusal. */
  const own = async (tx: Tx, actor: RepActor, action: Action, id: string): Promise<Result<MonitorRow>> => {
    const row = await tx.get(monitorById, { id });
    return row && can(actor, action, { visitorId: null, repId: row.manager_id }) ? ok(row) : absent();
  };

  const disposers = [
    board.inside('call.changed', async (tx, { call }) => {
      const row = await tx.get(liveMonitorOfCall, { callId: call.id });
      if (!row) return;
      if (call.state === 'ended') await end(tx, row, 'call_over');
      // Another window of the rep has the call now: it begins its way to the manager anew.
      else if (call.seats.rep !== null && call.seats.rep !== row.rep_seat)
        await save(tx, row, { rep_seat: call.seats.rep, joins: row.joins + 1 });
    }),
    board.inside('session.ended', async (tx, { personId, sessionId }) => {
      const row = await tx.get(liveMonitorOfManager, { managerId: personId });
      if (row && (sessionId === null || sessionId === row.session_id)) await end(tx, row, 'rights');
    }),
  ];

  return {
    start: (
      actor: RepActor,
      { repId, monitorId, seat }: { repId: string; monitorId: string; seat: string },
      lineId: string,
    ): Answer => {
      seats.take(seat, actor, lineId);
      return store.run(async (tx) => {
        const known = await tx.get(monitorById, { id: monitorId });
        if (known) return known.manager_id === actor.personId ? ok({ monitor: toMonitor(known) }) : absent();
        if (repId === actor.personId) return no('own');
        const call = await tx.get(liveCallOfRep, { repId });
        if (!call || call.state === 'ringing' || call.rep_seat === null) return no('no_call');
        if (await tx.get(liveMonitorOfCall, { callId: call.id })) return no('taken');
        if (await tx.get(liveMonitorOfManager, { managerId: actor.personId })) return no('listening');
        await tx.run(insertMonitor, {
          id: monitorId,
          call_id: call.id,
          rep_id: repId,
          manager_id: actor.personId,
          session_id: actor.sessionId,
          manager_seat: seat,
          rep_seat: call.rep_seat,
          started_at: tx.now,
        });
        const row = await tx.get(monitorById, { id: monitorId });
        if (!row) throw new Error(`monitor ${monitorId} is not there`);
        await audit.write(tx, {
          actorId: actor.personId,
          action: 'call.monitor',
          object: `call:${call.id}`,
          facts: { rep: repId, conversation: call.conversation_id },
        });
        const monitor = toMonitor(row);
        await tx.signal('monitor.changed', { monitor });
        return ok({ monitor });
      });
    },

    stop: (actor: RepActor, { monitorId, reason }: { monitorId: string; reason: 'stopped' | 'failed' }): Answer =>
      store.run(async (tx) => {
        const found = await own(tx, actor, 'monitor.stop', monitorId);
        if (!found.ok) return found;
        return ok(
          found.data.state === 'ended' ? { monitor: toMonitor(found.data) } : await end(tx, found.data, reason),
        );
      }),

    whisper: (actor: RepActor, { monitorId, on }: { monitorId: string; on: boolean }): Answer =>
      store.run(async (tx) => {
        const found = await own(tx, actor, 'monitor.whisper', monitorId);
        if (!found.ok) return found;
        const row = found.data;
        if (row.state === 'ended') return no('ended');
        if ((row.whispering === 1) === on) return ok({ monitor: toMonitor(row) });
        if (on) {
          const facts = { rep: row.rep_id, conversation: row.conversation_id };
          const deed = { action: 'call.whisper', object: `call:${row.call_id}`, facts };
          await audit.write(tx, { actorId: actor.personId, ...deed });
        }
        const whispered_at = on ? (row.whispered_at ?? tx.now) : row.whispered_at;
        return ok(await save(tx, row, { whispering: on ? 1 : 0, whispered_at }));
      }),

    signal: (
      actor: RepActor,
      input: MonitorPushes['monitor.signal'],
      lineId: string,
    ): Promise<Result<Record<string, never>>> =>
      store.run(async (tx) => {
        const row = await tx.get(monitorById, { id: input.monitorId });
        if (!row) return absent();
        const byManager = can(actor, 'monitor.signal', { visitorId: null, repId: row.manager_id });
        if (!byManager && !can(actor, 'monitor.signal', { visitorId: null, repId: row.rep_id })) return absent();
        if (row.state === 'ended') return no('ended');
        if (input.seat !== (byManager ? row.manager_seat : row.rep_seat)) return no('elsewhere');
        if (byManager) seats.take(input.seat, actor, lineId);
        const seat = byManager ? row.rep_seat : row.manager_seat;
        await tx.signal('monitor.signaled', {
          to: byManager ? row.rep_id : row.manager_id,
          signal: { ...input, seat },
        });
        return ok({});
      }),

    current: (
      actor: RepActor,
      seat: string,
      lineId: string,
    ): Promise<Result<OutputOf<typeof monitorRequests, 'monitor.current'>>> =>
      store.run(async (tx) => {
        const mine = await tx.get(liveMonitorOfManager, { managerId: actor.personId });
        if (mine?.manager_seat === seat) seats.take(seat, actor, lineId);
        const heard = await tx.all(liveMonitorsOfRep, { repId: actor.personId });
        return ok({ monitors: [...(mine ? [mine] : []), ...heard].map(toMonitor) });
      }),

    ice: (actor: RepActor): Promise<Result<OutputOf<typeof monitorRequests, 'monitor.ice'>>> =>
      store.run(async (tx) => {
        const row = await tx.get(liveMonitorOfManager, { managerId: actor.personId });
        return ok({ iceServers: ice.serversFor(row?.call_id ?? null), relayOnly: relayOnly() });
      }),

    notices: async (): Promise<Result<{ mayBeHeard: boolean }>> => ok({ mayBeHeard: tellsVisitors() }),

    lineOpened: seats.lineOpened,
    lineClosed: seats.lineClosed,

    /** Takes up where the last run ended: who listens goes on, engine to engine, if they come back. */
    resume: (): Promise<void> =>
      store.run(async (tx) => {
        for (const row of await readLiveMonitors(tx.k)) {
          seats.expect(row.manager_seat, { kind: 'rep', personId: row.manager_id });
        }
      }),

    close: (): void => {
      for (const dispose of disposers) dispose();
      seats.stop();
    },
  };
};

export type Monitors = ReturnType<typeof createMonitors>;
