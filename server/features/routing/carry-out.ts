import type { Tx } from '../../db/tx.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Presence } from '../presence/presence.ts';
import { claim } from './claim.ts';
import type { Decision } from './engine/decisions.ts';
import { type Item, mayOverflow, type Rep } from './engine/entities.ts';
import type { StepResult } from './engine/step.ts';
import { toStored } from './engine/stored.ts';
import { endReservation, insertReservation, softenReservation } from './reservation-repository.ts';
import type { TransferNewsBook } from './transfer-news.ts';
import { saveTurn } from './turn-repository.ts';
import { insertItem, saveItem, toItemRow } from './work-item-repository.ts';

export interface CarryOutPorts {
  conversations: Pick<Conversations, 'assign' | 'release' | 'reopen' | 'markWaiting' | 'showBooker' | 'close'>;
  presence: Pick<Presence, 'setBySystem' | 'tally'>;
  transfers: Pick<TransferNewsBook, 'accepted' | 'returned'>;
  /** The rep missed too many visitors, but is the last one accepting; the alerts see it in the count. */
  alert(repId: string): void;
}

/** The database and the engine's memory disagree: another router, or a bug. The command is rolled back and memory read anew. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost';
}

const itemOf = (items: Map<string, Item>, id: string): Item => {
  const item = items.get(id);
  if (!item) throw new Error(`item ${id} was decided on but not touched`);
  return item;
};

/** A call takes the rep whole, so nothing else may be in use. */
const roomOf = (item: Item, rep: Rep): number => (item.kind === 'call' ? 1 : rep.capacity);

const offerStateOf = (decision: Decision): string[] => {
  if (decision.do === 'offer') return ['pending'];
  if (decision.do === 'end_offer') return [decision.as];
  return decision.do === 'assign' ? ['accepted'] : [];
};

/** Which items a manager gave to their rep, and who did. */
type Gifts = ReadonlyMap<string, string>;

/** Writes the rows of one step and does what was decided, in order. */
export const createCarryOut = ({ conversations, presence, transfers, alert }: CarryOutPorts) => {
  const writeItems = async (tx: Tx, { items, decisions }: StepResult): Promise<void> => {
    const created = new Set<string>();
    const made = new Set<string>();
    const claims = new Map<string, string>();
    for (const decision of decisions) {
      if (decision.do === 'create') created.add(decision.item);
      if (decision.do === 'offer') made.add(decision.offer);
      if (decision.do === 'assign') claims.set(decision.item, decision.offer);
    }
    // What ends goes first: of the open items of a conversation the database allows one only.
    for (const item of items) {
      if (created.has(item.id) || claims.has(item.id)) continue;
      await tx.run(saveItem, toItemRow(toStored(item)));
    }
    for (const item of items) {
      const reservationId = claims.get(item.id);
      if (created.has(item.id) || reservationId === undefined || !item.rep) continue;
      // An offer that is accepted as it is made has no row yet.
      if (made.has(reservationId)) {
        await tx.run(saveItem, { ...toItemRow(toStored(item)), state: 'reserved', rep_id: null, assigned_at: null });
        continue;
      }
      const given = { itemId: item.id, repId: item.rep.id, reservationId, capacity: roomOf(item, item.rep) };
      if (!(await claim(tx, presence.tally, given))) throw new ClaimLost(`item ${item.id} is not to be had any more`);
    }
    for (const item of items) {
      if (!created.has(item.id)) continue;
      const row = toItemRow(toStored(item));
      // What is given by hand is made and taken in one step; it has to be claimed all the same.
      const open = claims.has(item.id) ? { ...row, state: 'reserved' as const, rep_id: null, assigned_at: null } : row;
      await tx.run(insertItem, open);
    }
  };

  /** Items by an offer that was made and accepted in this step. */
  const claimMade = async (tx: Tx, { items, decisions }: StepResult): Promise<void> => {
    const made = new Set(decisions.flatMap((decision) => (decision.do === 'offer' ? [decision.offer] : [])));
    for (const decision of decisions) {
      if (decision.do !== 'assign' || !made.has(decision.offer)) continue;
      const item = [...items].find(({ id }) => id === decision.item);
      if (!item?.rep) throw new Error(`item ${decision.item} was given to nobody`);
      const given = {
        itemId: decision.item,
        repId: decision.rep,
        reservationId: decision.offer,
        capacity: roomOf(item, item.rep),
      };
      const taken = await claim(tx, presence.tally, given);
      if (!taken) throw new ClaimLost(`item ${decision.item} is not to be had any more`);
    }
  };

  const writeOffers = async (tx: Tx, decisions: readonly Decision[]): Promise<void> => {
    for (const decision of decisions) {
      if (decision.do === 'offer') {
        await tx.run(insertReservation, {
          id: decision.offer,
          work_item_id: decision.item,
          rep_id: decision.rep,
          state: 'pending',
          sole: decision.sole ? 1 : 0,
          why: decision.why,
          round: decision.round,
          offered_at: tx.now,
          expires_at: decision.expiresAt,
        });
      } else if (decision.do === 'end_offer') {
        await tx.run(endReservation, { id: decision.offer, state: decision.as, at: tx.now });
      } else if (decision.do === 'soften') await tx.run(softenReservation, { id: decision.offer });
    }
  };

  const act = async (tx: Tx, decision: Decision, items: Map<string, Item>, gifts: Gifts): Promise<void> => {
    const conversationOf = (itemId: string) => itemOf(items, itemId).conversationId;
    switch (decision.do) {
      case 'create':
        // Where nobody is there the booker follows in the same step, and the visitor never sees a wait.
        if (mayOverflow(itemOf(items, decision.item)) && itemOf(items, decision.item).rep === null) {
          await conversations.markWaiting(tx, conversationOf(decision.item));
        }
        return;
      case 'hand_over': {
        const { item, from, to } = decision;
        await transfers.accepted(tx, item);
        await conversations.release(tx, { conversationId: conversationOf(item), moved: { by: from, to } });
        return;
      }
      case 'return':
        await transfers.returned(tx, decision.item, conversationOf(decision.item), decision.because);
        return;
      case 'requeue':
        await conversations.release(tx, { conversationId: conversationOf(decision.item) });
        return;
      case 'reassign': {
        const { by, to } = decision;
        await conversations.release(tx, { conversationId: conversationOf(decision.item), moved: { by, to } });
        return;
      }
      case 'assign':
        await conversations.assign(tx, {
          conversationId: conversationOf(decision.item),
          repId: decision.rep,
          by: gifts.get(decision.item) ?? null,
        });
        return;
      case 'own':
        await conversations.assign(tx, { conversationId: conversationOf(decision.item), repId: decision.rep });
        return;
      case 'reopen':
        await conversations.reopen(tx, { conversationId: conversationOf(decision.item), repId: decision.rep });
        return;
      case 'overflow':
        await conversations.showBooker(tx, conversationOf(decision.item));
        return;
      case 'cancel':
      case 'complete':
        if (decision.because === 'visitor_left') {
          await conversations.close(tx, conversationOf(decision.item), 'visitor_left', null);
        }
        return;
      case 'outcome':
        if (decision.outcome === 'missed') {
          const { visitorId } = itemOf(items, decision.item);
          await tx.signal('visitor.missed', { workItemId: decision.item, visitorId, repId: decision.rep });
        }
        return;
      case 'away':
        await presence.setBySystem(tx, decision.rep, 'away_missed', 'missed_offers');
        return;
      case 'alert':
        alert(decision.rep);
    }
  };

  const tell = async (tx: Tx, decisions: readonly Decision[], items: Map<string, Item>): Promise<void> => {
    for (const decision of decisions) {
      if (!('offer' in decision)) continue;
      const { offer: reservationId, item: workItemId, rep: repId } = decision;
      const { conversationId } = itemOf(items, workItemId);
      await tx.signal('reservation.changed', { reservationId, workItemId, repId, conversationId });
    }
    for (const { id: workItemId, conversationId, visitorId } of items.values()) {
      await tx.signal('work_item.changed', { workItemId, conversationId, visitorId });
    }
    const offers = decisions.flatMap(offerStateOf);
    const outcomes = decisions.flatMap((decision) => (decision.do === 'outcome' ? [decision.outcome] : []));
    if (offers.length > 0 || outcomes.length > 0) await tx.signal('routing.decided', { offers, outcomes });
  };

  return async (tx: Tx, result: StepResult): Promise<void> => {
    const { decisions } = result;
    await writeItems(tx, result);
    await writeOffers(tx, decisions);
    await claimMade(tx, result);
    const claimed = new Set(decisions.map((decision) => (decision.do === 'assign' ? decision.rep : null)));
    for (const turn of result.turns.values()) await tx.run(saveTurn, { ...turn });
    for (const rep of result.reps) {
      if (!claimed.has(rep.id)) await presence.tally(tx, rep.id, rep.misses, rep.lastAssignedAt);
    }
    const items = new Map([...result.items].map((item) => [item.id, item]));
    const gifts: Gifts = new Map(
      decisions.flatMap((decision) => (decision.do === 'reassign' ? [[decision.successor, decision.by]] : [])),
    );
    for (const decision of decisions) await act(tx, decision, items, gifts);
    await tell(tx, decisions, items);
  };
};
