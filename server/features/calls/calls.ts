import type { Call, CallEnd, CallSide, LiveCall } from '../../../shared/domain/call.ts';
import {
  answerCall,
  connectCall,
  endCall,
  hangUpReason,
  otherSide,
  rejoinCall,
  ringMs,
  silenceMs,
} from '../../../shared/domain/call-steps.ts';
import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { CallOpening, CallPushes, callRequests } from '../../../shared/protocol/call-requests.ts';
import type { OutputOf, ParsedInputOf } from '../../../shared/protocol/contract.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { Actor } from '../actor.ts';
import { belongsOf } from '../conversations/belongs.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import { type Action, can } from '../rights/can.ts';
import type { Timers } from '../timers.ts';
import { createCallOpenings, type Delivery } from './call-openings.ts';
import { absent, no } from './call-refused.ts';
import {
  callById,
  insertCall,
  liveCallOfConversation,
  liveCallOfRep,
  liveCallOfVisitor,
  readLiveCalls,
} from './call-repository.ts';
import { saveMove, toCall } from './call-rows.ts';
import { closedSeatMs, createCallSeats, type SeatOwner } from './call-seats.ts';
import { createFoundBusy } from './found-busy.ts';
import type { IceServers } from './ice-servers.ts';
import { tellPageLeft } from './tell-page-left.ts';

export interface CallPorts {
  conversations: Pick<Conversations, 'find' | 'append' | 'answered'>;
  presence: {
    isConnected(repId: string): boolean;
    /** A rep in a call is offered nothing; `quiet` where routing does not run yet. */
    setInCall(tx: Tx, repId: string, inCall: boolean, quiet?: boolean): Promise<void>;
  };
  visitors: { connectionOf(visitorId: string): VisitorConnection };
  timers: Timers;
  /** The servers by which two engines find a way to each other; none are needed on one network. */
  ice: IceServers;
  /** True where sound may go through a relay only. */
  relayOnly(): boolean;
}

type Signal = CallPushes['call.signal'];
type Ways = OutputOf<typeof callRequests, 'call.ice'>;
type Current = OutputOf<typeof callRequests, 'call.current'>;
type Asked = ParsedInputOf<typeof callRequests, 'call.start'>;

interface End {
  reason: CallEnd;
  by: CallSide | null;
}

/** So much longer a connected call waits for a page that is loaded anew, and for a console that is started again by hand. */
const rejoinMs = { visitor: 10_000, rep: 35_000 } as const;

/** True while the rep is taken: talking, or ringing somebody. A call that rings at the rep takes nothing yet. */
const takesRep = (call: Call): boolean =>
  call.state !== 'ended' && (call.state !== 'ringing' || call.startedBy === 'rep');

/** Calls of running conversations. The router says what a call is; the sound goes from engine to engine. */
export const createCalls = (core: Core, ports: CallPorts) => {
  const { store, board, log } = core;
  const { conversations, presence, visitors, timers } = ports;
  /** What a call waits for: an answer, then a sound. */
  const waits = new Map<string, () => void>();
  const openings = createCallOpenings();
  let stopped = false;

  const stopWait = (callId: string): void => {
    waits.get(callId)?.();
    waits.delete(callId);
  };

  const find = async (tx: Tx, callId: string): Promise<Call | null> => {
    const row = await tx.get(callById, { id: callId });
    return row ? toCall(row) : null;
  };

  const runWait = (call: LiveCall): void => {
    stopWait(call.id);
    if (stopped || call.state === 'connected') return;
    const { state } = call;
    const over = () => {
      waits.delete(call.id);
      store
        .run(async (tx) => {
          const now = await find(tx, call.id);
          if (now?.state === state) await end(tx, now, { reason: state === 'ringing' ? 'missed' : 'failed', by: null });
        })
        .catch((error: unknown) => {
          log.error('a call could not be ended', { error });
          runWait(call);
        });
    };
    waits.set(call.id, timers.after(state === 'ringing' ? ringMs : silenceMs, over));
  };

  const waysFor = (whose: string | null): Ways => ({
    iceServers: ports.ice.serversFor(whose),
    relayOnly: ports.relayOnly(),
  });

  const moved = async (tx: Tx, call: Call, quiet = false, opening?: CallOpening): Promise<void> => {
    await presence.setInCall(tx, call.rep.id, takesRep(call), quiet);
    await tx.signal('call.changed', opening ? { call, opening } : { call });
  };

  const move = async (tx: Tx, from: LiveCall, to: LiveCall): Promise<LiveCall> => {
    if (to === from) return from;
    await saveMove(tx, from, to);
    if (to.state === 'connected' && from.state !== to.state) await conversations.answered(tx, to.conversationId, null);
    await moved(tx, to);
    return to;
  };

  const end = async (tx: Tx, call: LiveCall, { reason, by }: End, quiet = false): Promise<Call> => {
    const ended = endCall(call, { reason, by, at: tx.now });
    await saveMove(tx, call, ended);
    for (const seat of Object.values(call.seats)) if (seat !== null) seats.forget(seat);
    const entry = { type: 'call' as const, callId: call.id, startedBy: call.startedBy, reason, seconds: ended.seconds };
    // While they talked nobody waited: what the visitor wrote meanwhile counts from now.
    if (call.state === 'connected') await conversations.answered(tx, call.conversationId, tx.now);
    await conversations.append(tx, call.conversationId, entry, null);
    await moved(tx, ended, quiet);
    return ended;
  };

  const liveOf = async (tx: Tx, actor: SeatOwner): Promise<LiveCall | null> => {
    const row =
      actor.kind === 'rep'
        ? await tx.get(liveCallOfRep, { repId: actor.personId })
        : await tx.get(liveCallOfVisitor, { visitorId: actor.visitorId });
    const call = row && toCall(row);
    return call && call.state !== 'ended' ? call : null;
  };

  /**
   * The engine of a call is gone: no sound can come of a call that has none yet, and a sound that both engines left is over.
   * Where the other one talks on, its next signal tells that it does not.
   */
  const gone = (seat: string, owner: SeatOwner): Promise<number> =>
    store.run(async (tx) => {
      const call = await liveOf(tx, owner);
      if (call?.seats[owner.kind] !== seat) {
        seats.forget(seat);
        return 0;
      }
      const other = call.seats[otherSide(owner.kind)];
      if (call.state === 'connected' && !(other !== null && seats.isGone(other))) return rejoinMs[owner.kind];
      await end(tx, call, { reason: call.state === 'ringing' ? 'canceled' : 'left', by: owner.kind });
      return 0;
    });
  const foundBusy = createFoundBusy(store, conversations);
  const seats = createCallSeats(timers, gone, tellPageLeft(core, liveOf, closedSeatMs + rejoinMs.visitor));
  const heard = (actor: Actor, seat: string | undefined, lineId: string | undefined): void => {
    if (seat !== undefined && lineId !== undefined) seats.take(seat, actor, lineId);
  };

  /** The call as the asking side may have it, or the refusal. */
  const own = async (tx: Tx, actor: Actor, action: Action, callId: string): Promise<Result<Call>> => {
    const call = await find(tx, callId);
    if (!call) return absent();
    return can(actor, action, { visitorId: call.visitorId, repId: call.rep.id }) ? ok(call) : absent();
  };

  const pass = async (tx: Tx, call: LiveCall, { to, seat, words }: Delivery): Promise<void> => {
    const facts = { to, visitorId: call.visitorId, repId: call.rep.id };
    const where = { callId: call.id, seat };
    for (const word of words) await tx.signal('call.signaled', { ...facts, signal: { ...word, ...where } });
  };

  const accept = async (tx: Tx, call: LiveCall, side: CallSide, seat: string): Promise<Result<{ call: Call }>> => {
    if (call.state !== 'ringing') return call.seats[side] === seat ? ok({ call }) : no('elsewhere');
    if (call.startedBy === side) return fail('forbidden', 'the other side answers');
    const words = openings.missed(call.id);
    const answered = await move(tx, call, answerCall(call, seat, tx.now, openings.ahead(call.id)));
    await pass(tx, answered, { to: side, seat, words });
    return ok({ call: answered });
  };

  const ring = async (tx: Tx, by: CallSide, input: Asked & { visitorId: string; repId: string }): Promise<Call> => {
    await tx.run(insertCall, {
      id: input.callId,
      conversation_id: input.conversationId,
      visitor_id: input.visitorId,
      rep_id: input.repId,
      started_by: by,
      visitor_seat: by === 'visitor' ? input.seat : null,
      rep_seat: by === 'rep' ? input.seat : null,
      started_at: tx.now,
      rings_until: tx.now + ringMs,
    });
    const call = await find(tx, input.callId);
    if (call?.state !== 'ringing') throw new Error(`call ${input.callId} does not ring`);
    const signals = openings.begin(tx, call.id, input.signals);
    await moved(tx, call, false, signals.length > 0 ? { ...waysFor(call.id), signals } : undefined);
    return call;
  };

  /** Who leaves the conversation leaves its call. */
  const leave = async (tx: Tx, conversationId: string, { reason, by }: End): Promise<void> => {
    const row = await tx.get(liveCallOfConversation, { conversationId });
    const call = row && toCall(row);
    if (!call || call.state === 'ended') return;
    const rings = call.state === 'ringing';
    await end(tx, call, { reason: rings ? (by === call.startedBy ? 'canceled' : 'missed') : reason, by });
  };

  const disposers = [
    // Not before the commit: a call that did not get there after all waits for what it waited for.
    board.after('call.changed', ({ call }) => {
      if (call.state !== 'ringing') openings.end(call.id);
      if (call.state === 'ended') stopWait(call.id);
      else runWait(call);
    }),
    board.inside('conversation.appended', (tx, { conversation, entry }) => {
      if (entry.type === 'left') return leave(tx, conversation.id, { reason: 'left', by: 'rep' });
      if (entry.type !== 'closed') return;
      return leave(tx, conversation.id, { reason: 'hung_up', by: entry.reason === 'rep' ? 'rep' : 'visitor' });
    }),
  ];

  return {
    start: (actor: Actor, input: Asked, lineId?: string): Promise<Result<{ call: Call }>> => {
      heard(actor, input.seat, lineId);
      return store
        .run(async (tx) => {
          const { conversationId, callId, seat } = input;
          const row = await conversations.find(tx, conversationId);
          if (!row || !can(actor, 'conversation.open', belongsOf(row)))
            return fail('not_found', 'no such conversation');
          if (!can(actor, 'call.start', belongsOf(row))) return fail('forbidden', 'the conversation is not yours');
          const known = await find(tx, callId);
          if (known) return known.conversationId === conversationId ? ok({ call: known }) : absent();
          if (row.phase !== 'active' || row.rep_id === null) return no('not_talking');
          const running = await tx.get(liveCallOfConversation, { conversationId });
          const call = running && toCall(running);
          if (call && call.state !== 'ended') {
            // Both called at once: they want to talk, so the second call answers the first.
            return call.state === 'ringing' && call.startedBy !== actor.kind
              ? accept(tx, call, actor.kind, seat)
              : no('in_call');
          }
          if (await tx.get(liveCallOfRep, { repId: row.rep_id })) return no('busy');
          const there =
            actor.kind === 'rep' ? visitors.connectionOf(row.visitor_id) === 'here' : presence.isConnected(row.rep_id);
          if (!there) return no('away');
          return ok({ call: await ring(tx, actor.kind, { ...input, visitorId: row.visitor_id, repId: row.rep_id }) });
        })
        .then((answer) => foundBusy(actor, input, answer));
    },

    accept: (
      actor: Actor,
      { callId, seat }: { callId: string; seat: string },
      lineId?: string,
    ): Promise<Result<{ call: Call }>> => {
      heard(actor, seat, lineId);
      return store.run(async (tx) => {
        const call = await own(tx, actor, 'call.accept', callId);
        if (!call.ok) return call;
        return call.data.state === 'ended' ? no('ended') : accept(tx, call.data, actor.kind, seat);
      });
    },

    /** The side's engine is gone, and another takes its place in the same call: nobody rings. */
    rejoin: (
      actor: Actor,
      { callId, seat }: { callId: string; seat: string },
      lineId?: string,
    ): Promise<Result<{ call: Call }>> =>
      store.run(async (tx) => {
        const found = await own(tx, actor, 'call.rejoin', callId);
        if (!found.ok) return found;
        const call = found.data;
        if (call.state === 'ended') return no('ended');
        const held = call.seats[actor.kind];
        if (held === null) return ok({ call });
        if (held !== seat && !seats.isVacant(held)) return no('elsewhere');
        heard(actor, seat, lineId);
        if (held === seat) return ok({ call });
        seats.forget(held);
        return ok({ call: await move(tx, call, rejoinCall(call, actor.kind, seat)) });
      }),

    connected: (
      actor: Actor,
      { callId, seat }: { callId: string; seat: string },
      lineId?: string,
    ): Promise<Result<{ call: Call }>> => {
      heard(actor, seat, lineId);
      return store.run(async (tx) => {
        const call = await own(tx, actor, 'call.connected', callId);
        if (!call.ok) return call;
        if (call.data.state === 'ended') return no('ended');
        if (call.data.seats[actor.kind] !== seat) return no('elsewhere');
        return ok({ call: await move(tx, call.data, connectCall(call.data, tx.now)) });
      });
    },

    /** Ends a call, or declines it; one that is over stays as it ended. */
    hangUp: (
      actor: Actor,
      { callId, reason = 'hung_up' }: { callId: string; reason?: 'hung_up' | 'failed' },
    ): Promise<Result<{ call: Call }>> =>
      store.run(async (tx) => {
        const call = await own(tx, actor, 'call.hang_up', callId);
        if (!call.ok) return call;
        if (call.data.state === 'ended') return ok({ call: call.data });
        const because = reason === 'failed' ? reason : hangUpReason(call.data, actor.kind);
        return ok({ call: await end(tx, call.data, { reason: because, by: actor.kind }) });
      }),

    signal: (actor: Actor, input: Signal, lineId?: string): Promise<Result<Record<string, never>>> => {
      heard(actor, input.seat, lineId);
      return store.run(async (tx) => {
        const found = await own(tx, actor, 'call.signal', input.callId);
        if (!found.ok) return found;
        const call = found.data;
        if (call.state === 'ended') return no('ended');
        const deliveries = openings.hear(tx, call, actor.kind, input.seat, input);
        if (!deliveries) return no('elsewhere');
        const listener = call.seats[otherSide(actor.kind)];
        if (listener !== null && seats.isGone(listener)) {
          await end(tx, call, { reason: 'left', by: otherSide(actor.kind) });
          return ok({});
        }
        for (const delivery of deliveries) await pass(tx, call, delivery);
        return ok({});
      });
    },

    current: (actor: Actor, seat?: string, lineId?: string): Promise<Result<Current>> => {
      heard(actor, seat, lineId);
      return store.run(async (tx) => {
        const call = await liveOf(tx, actor);
        const held = call?.seats[actor.kind] ?? null;
        return ok({ call, vacant: held !== null && seats.isVacant(held) });
      });
    },

    /** The sockets of both sides: which of them are there says which engines are. */
    lineOpened: seats.lineOpened,
    lineClosed: seats.lineClosed,

    /** Relays are for those who are in a call or may begin one: whoever opens the website could send through them otherwise. */
    ice: (actor: Actor, conversationId?: string): Promise<Result<Ways>> =>
      store.run(async (tx) => {
        const call = await liveOf(tx, actor);
        const row = call || !conversationId ? null : await conversations.find(tx, conversationId);
        const may = row?.phase === 'active' && row.rep_id !== null && can(actor, 'call.start', belongsOf(row));
        return ok(waysFor(call?.id ?? (may ? row.id : null)));
      }),

    /** A visitor who left for good left the call. */
    visitorLease: async (tx: Tx, visitorId: string, connection: VisitorConnection): Promise<void> => {
      if (connection !== 'left') return;
      const row = await tx.get(liveCallOfVisitor, { visitorId });
      if (row) await leave(tx, row.conversation_id, { reason: 'left', by: 'visitor' });
    },

    /** Says nothing more. */
    stop: (): void => {
      stopped = true;
      for (const dispose of disposers) dispose();
      for (const callId of [...waits.keys()]) stopWait(callId);
      seats.stop();
    },

    /** Takes up where the last run ended, before routing does. What rang was missed; who talked talks on, engine to engine. */
    resume: (): Promise<void> =>
      store.run(async (tx) => {
        for (const row of await readLiveCalls(tx.k)) {
          const call = toCall(row);
          if (call.state === 'ended') continue;
          if (call.state === 'ringing') await end(tx, call, { reason: 'missed', by: null }, true);
          else {
            await presence.setInCall(tx, call.rep.id, true, true);
            runWait(call);
            const { visitor, rep } = call.seats;
            if (visitor !== null) seats.expect(visitor, { kind: 'visitor', visitorId: call.visitorId });
            if (rep !== null) seats.expect(rep, { kind: 'rep', personId: call.rep.id });
          }
        }
      }),
  };
};

export type Calls = ReturnType<typeof createCalls>;
