import { slotHoldMs, slotMinutes } from '../../../shared/domain/meeting.ts';
import type { Instant } from '../../../shared/domain/scalars.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { SlotHold } from '../../../shared/protocol/visitor/slot-hold.ts';
import type { Tx } from '../../db/tx.ts';
import type { VisitorActor } from '../actor.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import { createRoutingClock } from '../routing/routing-clock.ts';
import type { Timers } from '../timers.ts';
import { firstHeldUntil, heldByVisitor, releaseHeld, releaseOver } from './hold-repository.ts';
import { insertMeeting, readHours } from './meeting-repository.ts';
import { freeStarts, parseSlotId, slotIdOf } from './slots.ts';

/** What failed is tried again after this. */
const againMs = 1_000;

export interface SlotHoldPorts {
  conversations: Pick<Conversations, 'openOf'>;
  /** The visitor fills in the booker until then, or no more: a rep who has them is not blamed meanwhile. */
  routing: { slotHeld(tx: Tx, conversationId: string, until: number | null): Promise<void> };
  timers: Timers;
}

/** Keeps the slot a visitor chose from everybody else while they fill in the form; a held slot is a row with an expiry. */
export const createSlotHolds = ({ store, board, clock, ids, log }: Core, ports: SlotHoldPorts) => {
  const { conversations, routing, timers } = ports;

  const tell = async (tx: Tx, visitorId: string, conversationId: string | null, until: number | null) => {
    await tx.signal('slot.held', { visitorId });
    if (conversationId !== null) await routing.slotHeld(tx, conversationId, until);
  };

  const letGo = async (tx: Tx, visitorId: string): Promise<void> => {
    const held = await tx.get(heldByVisitor, { visitorId });
    if (!held) return;
    await tx.run(releaseHeld, { visitorId });
    await tell(tx, visitorId, held.conversation_id, null);
  };

  const expireNow = async (tx: Tx): Promise<void> => {
    for (const over of await releaseOver(tx.k, { now: tx.now })) {
      await tell(tx, over.visitor_id, over.conversation_id, null);
    }
  };

  /** What was held for the visitor, and what nobody holds any more, is free. */
  const makeRoom = async (tx: Tx, visitorId: string): Promise<void> => {
    await letGo(tx, visitorId);
    await expireNow(tx);
  };

  const expire = async (): Promise<void> => {
    try {
      await store.run(expireNow);
      await arm();
    } catch (error) {
      log.error('held slots were not let go', { error });
      alarm.set(clock.now() + againMs);
    }
  };
  const alarm = createRoutingClock(clock, timers, () => void expire());
  const arm = async (): Promise<void> => {
    alarm.set((await store.run((tx) => tx.get(firstHeldUntil, { after: 0 })))?.held_until ?? null);
  };

  const disposers = [
    board.after('slot.held', () => void arm().catch((error: unknown) => log.error('no time was set', { error }))),
    board.inside('conversation.appended', async (tx, { conversation, entry }) => {
      if (entry.type === 'closed') await letGo(tx, conversation.visitorId);
    }),
    board.inside('person.deactivated', async (tx, { personId }) => {
      for (const over of await releaseOver(tx.k, { repId: personId })) {
        await tell(tx, over.visitor_id, over.conversation_id, null);
      }
    }),
  ];

  return {
    /** Holds a slot for who is in a conversation; choosing another one moves the hold, choosing the same one does not prolong it. */
    hold: (actor: VisitorActor, slotId: string): Promise<Result<{ hold: SlotHold | null }>> =>
      store.run(async (tx) => {
        const { visitorId } = actor;
        const slot = parseSlotId(slotId);
        if (!slot) return fail('bad_request', 'no such slot');
        const conversation = await conversations.openOf(tx, visitorId);
        if (!conversation) return ok({ hold: null });
        const known = await tx.get(heldByVisitor, { visitorId });
        const same = known?.rep_id === slot.repId && known.starts_at === slot.startsAt;
        if (same && known.held_until !== null && known.held_until > tx.now) {
          return ok({ hold: { slotId, until: known.held_until } });
        }
        await makeRoom(tx, visitorId);
        const taken = fail('slot_taken', 'the slot is not free any more');
        const [rep] = await readHours(tx.k, tx.now, { only: [slot.repId] });
        if (!rep || !freeStarts(rep, tx.now).includes(slot.startsAt)) return taken;
        const until = tx.now + slotHoldMs;
        try {
          await insertMeeting(tx.k, {
            id: ids.next(),
            rep_id: rep.repId,
            rep_zone: rep.zone,
            visitor_id: visitorId,
            conversation_id: conversation.id,
            client_id: ids.next(),
            guest_name: '',
            guest_email: '',
            guest_zone: rep.zone,
            starts_at: slot.startsAt,
            ends_at: slot.startsAt + slotMinutes * 60_000,
            status: 'held',
            held_until: until,
            created_at: tx.now,
            canceled_at: null,
          });
        } catch (error) {
          if (String(error).includes('slot_taken')) return taken;
          throw error;
        }
        await tell(tx, visitorId, conversation.id, until);
        return ok({ hold: { slotId, until } });
      }),

    release: (actor: VisitorActor): Promise<Result<Record<string, never>>> =>
      store.run(async (tx) => {
        await letGo(tx, actor.visitorId);
        return ok({});
      }),

    /** Who left fills in no form. */
    letGo,
    makeRoom,

    /** Lets go of what ran out while the router was not running, and takes up the rest. */
    start: expire,
    stop: (): void => {
      alarm.stop();
      for (const dispose of disposers) dispose();
    },
  };
};

export type SlotHolds = ReturnType<typeof createSlotHolds>;

/** What is held in a meeting's row for its visitor, or null where it is no more. */
export const holdOf = (
  held: { rep_id: string; starts_at: number; held_until: number | null } | undefined,
  now: Instant,
): SlotHold | null => {
  if (!held || held.held_until === null || held.held_until <= now) return null;
  return { slotId: slotIdOf(held.rep_id, held.starts_at), until: held.held_until };
};
