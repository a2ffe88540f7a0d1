import { namedAttributes } from '../../../shared/domain/named-attributes.ts';
import type { RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { Settings } from '../../../shared/protocol/rep/contract.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Signals } from '../../db/signals.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import type { Presence } from '../presence/presence.ts';
import { can } from '../rights/can.ts';
import type { Timers } from '../timers.ts';
import { ClaimLost, createCarryOut } from './carry-out.ts';
import { isAbsent } from './engine/absence.ts';
import { silentItems } from './engine/dormant.ts';
import { engineVersion, type RoutingEvent } from './engine/events.ts';
import { whyNotGive } from './engine/reassign.ts';
import { rulesOf } from './engine/rules.ts';
import { acceptedBy, type RoutingState, usedCapacity } from './engine/state.ts';
import { nextDue, step } from './engine/step.ts';
import { type AskedAt, factsOf } from './facts-of.ts';
import { ownAccepts } from './own-accepts.ts';
import { createOwnTalks } from './own-talks.ts';
import { lastHeard, reservationById, unansweredOfRep, winnerOf } from './reservation-repository.ts';
import { createRoutingClock } from './routing-clock.ts';
import { RoutingMemory, routingStream } from './routing-memory.ts';
import { refsOf } from './trace/refs-of.ts';
import { insertRef } from './trace/trace-repository.ts';
import { createTransferNews } from './transfer-news.ts';
import { createTransfers } from './transfers.ts';
import { createVisitorMerges } from './visitor-merges.ts';

export interface RoutingPorts {
  conversations: Conversations;
  presence: Presence;
  settings: () => Settings;
  plan: () => RoutingPlan;
  audit: Pick<Audit, 'write'>;
  timers: Timers;
}

/** A failed tick is tried again after this. */
const againMs = 1_000;

/**
 * The shell of the engine: gives it every input inside the command that brings it, writes what it decided, keeps its log and
 * its one clock.
 */
export const createRouting = (core: Core, ports: RoutingPorts) => {
  const { store, board, clock, ids, log } = core;
  const { conversations, presence, audit, timers } = ports;
  let stopped = false;

  /** What the sockets said of visitors who are not here; no rollback makes it untrue. */
  const leases = new Map<string, VisitorConnection>();
  const memory = new RoutingMemory(rulesOf(ports.settings(), ports.plan()), () => alarm.set(clock.now()));
  const news = createTransferNews(conversations);
  const carryOut = createCarryOut({
    conversations,
    presence,
    transfers: news,
    alert: (repId) => log.warn('the last rep who accepts chats misses visitors', { actor: repId }),
  });
  const alarm = createRoutingClock(clock, timers, () => void tick());

  const leaseOf = (visitorId: string): VisitorConnection => leases.get(visitorId) ?? 'here';

  const askedAbout = () => ({ attributes: namedAttributes(ports.plan()) });

  /** Who left and waits for nothing is not remembered. */
  const forgetGone = (tx: Tx, visitorId: string): void => {
    if (leases.get(visitorId) !== 'left') return;
    leases.delete(visitorId);
    tx.onRollback(() => {
      if (!leases.has(visitorId)) leases.set(visitorId, 'left');
    });
  };

  /** Gives the engine one input: decide, log, write, in one command. */
  const feed = async (tx: Tx, event: RoutingEvent, actorId: string | null): Promise<void> => {
    const state = await memory.write(tx);
    const seed = ids.next();
    const result = step(state, event, tx.now, seed);
    const { type, ...facts } = event;
    const { decisions, trace } = result;
    const data = { ...facts, seed, decisions, trace };
    const seq = memory.nextSeq();
    await tx.append({ stream: routingStream, seq, type, actorId, data });
    for (const conversationId of refsOf(state, result)) await tx.run(insertRef, { conversationId, seq });
    await carryOut(tx, result);
    for (const { id, misses, lastAssignedAt } of result.reps) {
      const rep = memory.told.reps.get(id);
      if (rep) memory.tellRep(tx, { ...rep, misses, lastAssignedAt });
    }
    for (const { visitorId } of result.items) {
      if (state.byVisitor.has(visitorId)) continue;
      memory.tellLease(tx, visitorId, 'here');
      forgetGone(tx, visitorId);
    }
    alarm.set(nextDue(state));
  };

  const onRep = async (tx: Tx, repId: string): Promise<void> => {
    const state = await memory.read(tx);
    const rep = await presence.factsOf(tx, repId);
    if (!rep) return;
    const { active, status, connection, misses, inCall, machine } = rep;
    const known = state.reps.get(repId);
    memory.tellRep(tx, rep);
    const own = ownAccepts(rep);
    const same = known?.active === active && known.status === status && known.connection === connection;
    const accepted = own.accepts ?? acceptedBy(status);
    const asBefore = same && String(known.accepts) === String(accepted);
    if (asBefore && known.misses === misses && known.inCall === inCall && known.machine === machine) return;
    const leaves = known !== undefined && known.items.size > 0 && isAbsent({ status, connection, machine, inCall });
    const unanswered = leaves ? (await tx.all(unansweredOfRep, { repId })).map((row) => row.id) : [];
    const facts = { active, status, ...own, connection, misses, inCall, machine };
    await feed(tx, { type: 'rep', repId, ...facts, unanswered }, null);
  };

  const onLease = async (tx: Tx, visitorId: string): Promise<void> => {
    const lease = leaseOf(visitorId);
    const item = (await memory.read(tx)).byVisitor.get(visitorId);
    if (!item) {
      forgetGone(tx, visitorId);
    } else if (item.lease !== lease) {
      memory.tellLease(tx, visitorId, lease);
      await feed(tx, { type: 'visitor', visitorId, lease }, null);
    }
  };

  const onRules = async (tx: Tx): Promise<void> => {
    await memory.read(tx);
    const rules = rulesOf(ports.settings(), ports.plan());
    memory.tellRules(tx, rules);
    await feed(tx, { type: 'rules', rules }, null);
  };

  /** A command that was rolled back may have brought news: the engine hears them now. */
  const catchUp = async (tx: Tx): Promise<void> => {
    if (!memory.stale) return;
    const { byVisitor } = await memory.read(tx);
    for (const rep of [...presence.everybody()]) await onRep(tx, rep.repId);
    for (const visitorId of [...byVisitor.keys()]) await onLease(tx, visitorId);
    memory.stale = false;
  };

  /** Before visitors are taken for dormant it is looked up when they last wrote: no message need say so by itself. */
  const hearSilent = async (tx: Tx, state: RoutingState): Promise<void> => {
    for (const { conversationId, visitorId, heardAt } of silentItems(state, tx.now)) {
      const heard = await tx.get(lastHeard, { conversationId });
      if (!heard || heardAt === null) continue;
      // Who waits for an answer is not silent.
      const at = heard.unanswered_since === null ? heard.at : tx.now;
      if (at > heardAt) await feed(tx, { type: 'visitor_heard', conversationId, at }, visitorId);
    }
  };

  const tick = async (): Promise<void> => {
    if (stopped) return;
    try {
      await store.run(async (tx) => {
        const state = await memory.read(tx);
        await catchUp(tx);
        const due = nextDue(state);
        if (due !== null && due <= tx.now) {
          await hearSilent(tx, state);
          await feed(tx, { type: 'tick' }, null);
        } else alarm.set(due);
      });
    } catch (error) {
      log.error('a routing timer was not served', { error });
      alarm.set(clock.now() + againMs);
    }
  };

  const onAppended = async (
    tx: Tx,
    { conversation, repId, entry }: Signals['conversation.appended'],
  ): Promise<void> => {
    if (entry.type !== 'message' && entry.type !== 'closed') return;
    const item = (await memory.read(tx)).byConversation.get(conversation.id);
    if (!item) return;
    const conversationId = conversation.id;
    if (entry.type === 'closed') return feed(tx, { type: 'closed', conversationId }, null);
    if (entry.sender.kind === 'visitor') {
      const unheard = item.dormantAt !== null || (item.unansweredDue === null && item.rep && isAbsent(item.rep));
      if (item.rep && unheard) {
        return feed(tx, { type: 'visitor_wrote', conversationId }, conversation.visitorId);
      }
      // The offer leads with the visitor's own words: they may just have come.
      for (const offer of item.offers.values()) {
        const facts = { reservationId: offer.id, workItemId: item.id, repId: offer.rep.id, conversationId };
        await tx.signal('reservation.changed', facts);
      }
    } else if (entry.sender.kind === 'rep' && item.rep?.id === repId) {
      if (item.startedAt === null || item.unansweredDue !== null) {
        return feed(tx, { type: 'rep_wrote', conversationId }, repId);
      }
    }
  };

  type Heard = Pick<Signals['call.changed']['call'], 'conversationId' | 'rep'>;
  /** A call that connects, and a demo that is watched, is the rep's first word. */
  const onHeard = async (tx: Tx, type: 'call_connected' | 'rep_wrote', { conversationId, rep }: Heard) => {
    const item = (await memory.read(tx)).byConversation.get(conversationId);
    if (item?.rep?.id !== rep.id) return;
    if ((item.called || type === 'rep_wrote') && item.startedAt !== null && item.unansweredDue === null) return;
    await feed(tx, { type, conversationId }, rep.id);
  };

  const disposers = [
    board.inside('presence.changed', (tx, { repId }) => onRep(tx, repId)),
    board.inside('conversation.appended', onAppended),
    board.inside('call.changed', async (tx, { call }) => {
      if (call.state === 'connected') await onHeard(tx, 'call_connected', call);
    }),
    board.inside('demo.changed', async (tx, { demo }) => {
      if (demo.state === 'running') await onHeard(tx, 'rep_wrote', demo);
    }),
    board.inside('settings.changed', onRules),
    board.inside('plan.changed', onRules),
  ];

  /** The answer for an offer that is over: the same rep's acceptance still holds, or somebody else's, or nobody's. */
  const answerLate = async (
    tx: Tx,
    actor: RepActor,
    reservationId: string,
  ): Promise<Result<{ conversationId: string }>> => {
    const found = await tx.get(reservationById, { id: reservationId });
    if (!found) return fail('not_found', 'no such offer');
    if (!can(actor, 'offer.accept', { visitorId: null, repId: found.rep_id })) {
      return fail('forbidden', 'the offer is not yours');
    }
    const holds = found.state === 'accepted' && found.holder_id === actor.personId && found.item_state !== 'canceled';
    if (holds) return ok({ conversationId: found.conversation_id });
    // A visitor who was given to somebody by hand is theirs in a successor of the offered item.
    const winner = (await tx.get(winnerOf, { workItemId: found.work_item_id })) ?? {
      id: found.with_id,
      name: found.with_name,
    };
    const detail = winner.name !== null && winner.id !== actor.personId ? { winner: winner.name } : undefined;
    return fail('rescinded', 'the offer is over', detail);
  };

  return {
    /** *Route for Inbound Chat*: the conversation waits, or is shown the booker where nobody could take it. */
    ask: async (tx: Tx, input: { conversationId: string; visitorId: string } & AskedAt): Promise<void> => {
      const { conversationId, visitorId } = input;
      const facts = await factsOf(tx, visitorId, { ...input, ...askedAbout() });
      const lease = leaseOf(visitorId);
      await memory.read(tx);
      memory.tellLease(tx, visitorId, lease);
      const channel = input.byVoice ? 'voice' : 'chat';
      await feed(tx, { type: 'asked', conversationId, visitorId, facts, channel, lease }, visitorId);
    },

    accept: (actor: RepActor, reservationId: string): Promise<Result<{ conversationId: string }>> =>
      store
        .run(async (tx) => {
          const offer = (await memory.read(tx)).offers.get(reservationId);
          if (offer?.rep.id !== actor.personId) return answerLate(tx, actor, reservationId);
          await feed(tx, { type: 'accepted', offerId: reservationId }, actor.personId);
          return ok({ conversationId: offer.item.conversationId });
        })
        .catch((error: unknown) => {
          if (error instanceof ClaimLost) return store.run((tx) => answerLate(tx, actor, reservationId));
          throw error;
        }),

    /** Declining what is over already is no error. */
    decline: (actor: RepActor, reservationId: string): Promise<Result<Record<string, never>>> =>
      store.run(async (tx) => {
        const offer = (await memory.read(tx)).offers.get(reservationId);
        const ownerOfOffer = offer?.rep.id ?? (await tx.get(reservationById, { id: reservationId }))?.rep_id;
        if (ownerOfOffer === undefined) return fail('not_found', 'no such offer');
        if (!can(actor, 'offer.decline', { visitorId: null, repId: ownerOfOffer })) {
          return fail('forbidden', 'the offer is not yours');
        }
        if (offer) await feed(tx, { type: 'declined', offerId: reservationId }, actor.personId);
        return ok({});
      }),

    /** A manager gives the conversation to a rep who has room; a conflict says in `detail.reason` why not. */
    reassign: (
      actor: RepActor,
      { conversationId, repId }: { conversationId: string; repId: string },
    ): Promise<Result<{ conversationId: string }>> =>
      store
        .run(async (tx) => {
          const refused = whyNotGive(await memory.read(tx), conversationId, repId);
          if (refused === 'not_running' && !(await conversations.find(tx, conversationId))) {
            return fail('not_found', 'no such conversation');
          }
          if (refused) return fail('conflict', 'the rep cannot take it now', { reason: refused });
          await audit.write(tx, {
            actorId: actor.personId,
            action: 'conversation.reassign',
            object: `conversation:${conversationId}`,
            facts: { to: repId },
          });
          await feed(tx, { type: 'reassigned', conversationId, repId, by: actor.personId }, actor.personId);
          return ok({ conversationId });
        })
        .catch((error: unknown) => {
          // Another router was faster; what is true now is read anew by whoever tries again.
          if (error instanceof ClaimLost) return fail('unavailable', 'somebody else was faster; try again');
          throw error;
        }),

    ...createVisitorMerges({ memory, leases, feed, onLease }),
    ...createTransfers({ store, conversations, news, read: (tx) => memory.read(tx), feed }),

    ...createOwnTalks({
      askedAbout,
      read: (tx) => memory.read(tx),
      leaseOf,
      tellLease: (tx, visitorId, lease) => memory.tellLease(tx, visitorId, lease),
      feed,
    }),

    /** A visitor booked a meeting from this conversation. */
    booked: async (tx: Tx, conversationId: string): Promise<void> => {
      const item = (await memory.read(tx)).byConversation.get(conversationId);
      if (item) await feed(tx, { type: 'booked', conversationId }, item.visitorId);
    },

    /** A slot is held for the visitor while they fill in the booker, or no more. */
    slotHeld: async (tx: Tx, conversationId: string, until: number | null): Promise<void> => {
      const item = (await memory.read(tx)).byConversation.get(conversationId);
      if (item) await feed(tx, { type: 'slot_held', conversationId, until }, item.visitorId);
    },

    visitorLease: async (tx: Tx, visitorId: string, lease: VisitorConnection): Promise<void> => {
      if (lease === 'here') leases.delete(visitorId);
      else leases.set(visitorId, lease);
      await onLease(tx, visitorId);
    },

    /** A copy of what the engine knows, to try things on. */
    copy: (tx: Tx): Promise<RoutingState> => memory.copy(tx),

    /** What a rep can hold at once: their own, else the workspace's. */
    capacityOf: (repId: string): number => {
      const { plan, capacity } = memory.told.rules;
      return plan.traits[repId]?.capacity ?? capacity;
    },

    /** The capacity in use: conversations, wrap-ups and offers that hold a place. */
    loads: async (): Promise<(repId: string) => number> => {
      const state = memory.current ?? (await store.run((tx) => memory.read(tx)));
      return (repId) => {
        const rep = state.reps.get(repId);
        return rep ? usedCapacity(rep) : 0;
      };
    },

    /** Whether a rep who takes calls is free for one; what was known before where the state is being made anew. */
    voiceFree: (before: boolean): boolean => {
      const state = memory.current;
      if (!state) return before;
      for (const rep of state.reps.values()) if (rep.standing.voice === 'ready') return true;
      return false;
    },

    /** Takes up where the last run ended: whoever was there has to show it again. */
    start: async (): Promise<void> => {
      await store.run(async (tx) => {
        memory.forget();
        memory.startedAt = tx.now;
        for (const rep of presence.everybody()) memory.tellRep(tx, rep);
        memory.tellRules(tx, rulesOf(ports.settings(), ports.plan()));
        const state = await memory.read(tx);
        for (const visitorId of state.byVisitor.keys()) {
          leases.set(visitorId, 'stepped_away');
          memory.tellLease(tx, visitorId, 'stepped_away');
        }
        memory.stale = false;
        const offline = [...memory.told.reps.values()]
          .filter((rep) => rep.status === 'offline' && rep.connection === 'lost')
          .map(({ repId, active }) => ({ repId, active }));
        const { rules } = memory.told;
        const kept = memory.takeKept();
        await feed(tx, { type: 'started', engine: engineVersion, rules, offline, kept }, null);
      });
    },

    /** Decides nothing more. */
    stop: (): void => {
      stopped = true;
      alarm.stop();
      for (const dispose of disposers) dispose();
    },
  };
};

export type Routing = ReturnType<typeof createRouting>;
