import { type CallSide, callSides } from '../../../shared/domain/call.ts';
import { otherSide } from '../../../shared/domain/call-steps.ts';
import type { Demo, DemoEnd, LiveDemo } from '../../../shared/domain/demo.ts';
import { askMs, endDemo, stopReason, watchDemo } from '../../../shared/domain/demo-steps.ts';
import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { OutputOf } from '../../../shared/protocol/contract.ts';
import type { DemoPushes, repDemoRequests } from '../../../shared/protocol/demo-requests.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { Actor, RepActor, VisitorActor } from '../actor.ts';
import { liveCallOfConversation } from '../calls/call-repository.ts';
import { createCallSeats, type SeatOwner } from '../calls/call-seats.ts';
import type { IceServers } from '../calls/ice-servers.ts';
import { belongsOf } from '../conversations/belongs.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import { type Action, can } from '../rights/can.ts';
import type { Timers } from '../timers.ts';
import {
  demoById,
  insertDemo,
  liveDemoOfConversation,
  liveDemoOfRep,
  liveDemoOfVisitor,
  readLiveDemos,
  saveDemo,
  toDemo,
} from './demo-repository.ts';

export interface DemoPorts {
  conversations: Pick<Conversations, 'find' | 'append' | 'answered'>;
  visitors: { connectionOf(visitorId: string): VisitorConnection };
  timers: Timers;
  ice: IceServers;
  /** True where pictures may go through a relay only. */
  relayOnly(): boolean;
}

interface End {
  reason: DemoEnd;
  by: CallSide | null;
}
type Answer = Promise<Result<{ demo: Demo }>>;

/** A refused demo: `why` is a fact for the reader's sentence. */
const no = (why: 'not_talking' | 'away' | 'showing' | 'ended' | 'elsewhere'): Failure =>
  fail('conflict', `no demo: ${why}`, { why });
const absent = (): Failure => fail('not_found', 'no such demo');

/** A visitor's page that is loaded anew, on a phone perhaps, may come back for its picture for so long beside the time any socket has. */
const rejoinMs = 10_000;

/** Reps show visitors a screen or a window. The router says what a demo is; the picture goes from engine to engine. */
export const createDemos = (core: Core, ports: DemoPorts) => {
  const { store, board, log } = core;
  const { conversations, visitors, timers } = ports;
  /** The live demo of each conversation, for those who ask often. */
  const live = new Map<string, string>();
  const asks = new Map<string, () => void>();
  let stopped = false;

  const find = async (tx: Tx, demoId: string): Promise<Demo | null> => {
    const row = await tx.get(demoById, { id: demoId });
    return row ? toDemo(row) : null;
  };

  const liveOf = async (tx: Tx, owner: SeatOwner): Promise<LiveDemo | null> => {
    const row =
      owner.kind === 'rep'
        ? await tx.get(liveDemoOfRep, { repId: owner.personId })
        : await tx.get(liveDemoOfVisitor, { visitorId: owner.visitorId });
    const demo = row && toDemo(row);
    return demo && demo.state !== 'ended' ? demo : null;
  };

  const liveIn = async (tx: Tx, conversationId: string): Promise<LiveDemo | null> => {
    const row = await tx.get(liveDemoOfConversation, { conversationId });
    const demo = row && toDemo(row);
    return demo && demo.state !== 'ended' ? demo : null;
  };

  const end = async (tx: Tx, demo: LiveDemo, { reason, by }: End): Promise<Demo> => {
    const over = endDemo(demo, { reason, by, at: tx.now });
    await saveDemo(tx, demo, over);
    for (const seat of Object.values(demo.seats)) if (seat !== null) seats.forget(seat);
    await conversations.append(tx, demo.conversationId, { type: 'demo', demoId: demo.id, seconds: over.seconds }, null);
    await tx.signal('demo.changed', { demo: over });
    return over;
  };

  /** An engine that is gone shows, or sees, nothing any more. */
  const seats = createCallSeats(timers, (seat, owner) =>
    store.run(async (tx) => {
      const demo = await liveOf(tx, owner);
      if (demo?.seats[owner.kind] !== seat) {
        seats.forget(seat);
        return 0;
      }
      if (owner.kind === 'visitor' && !seats.isGone(demo.seats.rep)) return rejoinMs;
      await end(tx, demo, { reason: 'left', by: owner.kind });
      return 0;
    }),
  );
  const heard = (actor: Actor, seat: string, lineId: string | undefined): void => {
    if (lineId !== undefined) seats.take(seat, actor, lineId);
  };

  const stopAsk = (demoId: string): void => {
    asks.get(demoId)?.();
    asks.delete(demoId);
  };
  /** An answer is waited for so long, and then nobody is asked any more. */
  const runAsk = (demo: LiveDemo, ms = askMs): void => {
    stopAsk(demo.id);
    if (stopped || demo.state !== 'asked') return;
    const over = () => {
      asks.delete(demo.id);
      store
        .run(async (tx) => {
          const now = await find(tx, demo.id);
          if (now?.state === 'asked') await end(tx, now, { reason: 'missed', by: null });
        })
        .catch((error: unknown) => {
          log.error('a demo could not be ended', { error });
          runAsk(demo);
        });
    };
    asks.set(demo.id, timers.after(ms, over));
  };

  /** The demo as the asking side may have it, or the refusal. */
  const own = async (tx: Tx, actor: Actor, action: Action, demoId: string): Promise<Result<Demo>> => {
    const demo = await find(tx, demoId);
    if (!demo) return absent();
    return can(actor, action, { visitorId: demo.visitorId, repId: demo.rep.id }) ? ok(demo) : absent();
  };

  const leave = async (tx: Tx, conversationId: string, how: End): Promise<void> => {
    const demo = await liveIn(tx, conversationId);
    if (demo) await end(tx, demo, how);
  };

  const remember = (demo: Demo): void => {
    if (demo.state !== 'ended') {
      live.set(demo.conversationId, demo.id);
      runAsk(demo, Math.max(0, (demo.state === 'asked' ? demo.asksUntil : 0) - core.clock.now()));
      return;
    }
    stopAsk(demo.id);
    if (live.get(demo.conversationId) === demo.id) live.delete(demo.conversationId);
  };

  const disposers = [
    board.after('demo.changed', ({ demo }) => remember(demo)),
    board.inside('conversation.appended', (tx, { conversation, entry }) => {
      if (entry.type === 'left' && entry.guest !== true)
        return leave(tx, conversation.id, { reason: 'stopped', by: 'rep' });
      if (entry.type !== 'closed') return;
      return leave(tx, conversation.id, { reason: 'stopped', by: entry.reason === 'rep' ? 'rep' : 'visitor' });
    }),
    board.inside('call.changed', async (tx, { call }) => {
      if (call.state !== 'ended') return;
      const demo = await liveIn(tx, call.conversationId);
      if (demo?.callId === call.id) await end(tx, demo, { reason: 'call_over', by: null });
    }),
  ];

  return {
    start: (
      actor: RepActor,
      input: { conversationId: string; demoId: string; seat: string },
      lineId?: string,
    ): Answer => {
      heard(actor, input.seat, lineId);
      return store.run(async (tx) => {
        const { conversationId, demoId, seat } = input;
        const row = await conversations.find(tx, conversationId);
        if (!row || !can(actor, 'conversation.open', belongsOf(row))) return fail('not_found', 'no such conversation');
        if (!can(actor, 'demo.start', belongsOf(row))) return fail('forbidden', 'the conversation is not yours');
        const known = await find(tx, demoId);
        if (known) return known.conversationId === conversationId ? ok({ demo: known }) : absent();
        if (row.phase !== 'active' || row.rep_id === null) return no('not_talking');
        if ((await liveIn(tx, conversationId)) || (await liveOf(tx, actor))) return no('showing');
        if (visitors.connectionOf(row.visitor_id) !== 'here') return no('away');
        const call = await tx.get(liveCallOfConversation, { conversationId });
        await tx.run(insertDemo, {
          id: demoId,
          conversation_id: conversationId,
          visitor_id: row.visitor_id,
          rep_id: row.rep_id,
          call_id: call && call.state !== 'ringing' ? call.id : null,
          rep_seat: seat,
          started_at: tx.now,
          asks_until: tx.now + askMs,
        });
        const demo = await find(tx, demoId);
        if (demo?.state !== 'asked') throw new Error(`demo ${demoId} is not asked for`);
        await tx.signal('demo.changed', { demo });
        return ok({ demo });
      });
    },

    watch: (actor: VisitorActor, { demoId, seat }: { demoId: string; seat: string }, lineId?: string): Answer => {
      heard(actor, seat, lineId);
      return store.run(async (tx) => {
        const found = await own(tx, actor, 'demo.watch', demoId);
        if (!found.ok) return found;
        if (found.data.state === 'ended') return no('ended');
        const next = watchDemo(found.data, seat, tx.now);
        if (next !== found.data) {
          const former = found.data.seats.visitor;
          if (former !== null) seats.forget(former);
          await saveDemo(tx, found.data, next);
          // As the rep's first word it is an answer, once: not where another tab takes the picture.
          if (found.data.state === 'asked') await conversations.answered(tx, next.conversationId, null);
          await tx.signal('demo.changed', { demo: next });
        }
        return ok({ demo: next });
      });
    },

    /** Ends a demo; one that is over stays as it ended. */
    stop: (actor: Actor, { demoId, reason = 'stopped' }: { demoId: string; reason?: 'stopped' | 'failed' }): Answer =>
      store.run(async (tx) => {
        const found = await own(tx, actor, 'demo.stop', demoId);
        if (!found.ok) return found;
        if (found.data.state === 'ended') return ok({ demo: found.data });
        const because = reason === 'failed' ? reason : stopReason(found.data, actor.kind);
        return ok({ demo: await end(tx, found.data, { reason: because, by: actor.kind }) });
      }),

    signal: (
      actor: Actor,
      input: DemoPushes['demo.signal'],
      lineId?: string,
    ): Promise<Result<Record<string, never>>> => {
      heard(actor, input.seat, lineId);
      return store.run(async (tx) => {
        const found = await own(tx, actor, 'demo.signal', input.demoId);
        if (!found.ok) return found;
        const demo = found.data;
        if (demo.state === 'ended') return no('ended');
        const to = otherSide(actor.kind);
        const seat = demo.seats[to];
        if (demo.seats[actor.kind] !== input.seat || seat === null) return no('elsewhere');
        const facts = { to, visitorId: demo.visitorId, repId: demo.rep.id };
        await tx.signal('demo.signaled', { ...facts, signal: { ...input, seat } });
        return ok({});
      });
    },

    current: (actor: Actor, seat: string, lineId?: string): Promise<Result<{ demo: Demo | null }>> => {
      heard(actor, seat, lineId);
      return store.run(async (tx) => {
        const demo = await liveOf(tx, actor);
        // A console that was started again shows nothing any more: the picture was the former one's.
        if (demo && actor.kind === 'rep' && demo.seats.rep !== seat && seats.isVacant(demo.seats.rep)) {
          await end(tx, demo, { reason: 'left', by: 'rep' });
          return ok({ demo: null });
        }
        return ok({ demo });
      });
    },

    lineOpened: seats.lineOpened,
    lineClosed: seats.lineClosed,

    /** Relays are for those who have a demo: whoever opens the website could send through them otherwise. */
    ice: (actor: Actor): Promise<Result<OutputOf<typeof repDemoRequests, 'demo.ice'>>> =>
      store.run(async (tx) => {
        const demo = await liveOf(tx, actor);
        return ok({ iceServers: ports.ice.serversFor(demo?.id ?? null), relayOnly: ports.relayOnly() });
      }),

    /** The live demo of a conversation, from memory. */
    liveIn: (conversationId: string): string | null => live.get(conversationId) ?? null,

    /** A visitor who left for good watches no more. */
    visitorLease: async (tx: Tx, visitorId: string, connection: VisitorConnection): Promise<void> => {
      if (connection !== 'left') return;
      const row = await tx.get(liveDemoOfVisitor, { visitorId });
      if (row) await leave(tx, row.conversation_id, { reason: 'left', by: 'visitor' });
    },

    /** Takes up where the last run ended: who shows goes on showing, engine to engine. */
    resume: (): Promise<void> =>
      store.run(async (tx) => {
        for (const row of await readLiveDemos(tx.k)) {
          const demo = toDemo(row);
          if (demo.state === 'ended') continue;
          remember(demo);
          const owners: Record<CallSide, SeatOwner> = {
            rep: { kind: 'rep', personId: demo.rep.id },
            visitor: { kind: 'visitor', visitorId: demo.visitorId },
          };
          for (const side of callSides) {
            const seat = demo.seats[side];
            if (seat !== null) seats.expect(seat, owners[side]);
          }
        }
      }),

    /** Says nothing more. */
    close: (): void => {
      stopped = true;
      for (const dispose of disposers) dispose();
      for (const demoId of [...asks.keys()]) stopAsk(demoId);
      seats.stop();
    },
  };
};

export type Demos = ReturnType<typeof createDemos>;
