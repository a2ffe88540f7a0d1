import type { Item, Rep } from '../../features/routing/engine/entities.ts';
import { isWaiting, softOffers } from '../../features/routing/engine/entities.ts';
import { fanOut, softPerRep } from '../../features/routing/engine/rules.ts';
import { countAvailable, isAvailable, type RoutingState } from '../../features/routing/engine/state.ts';
import type { StoredItem } from '../../features/routing/engine/stored.ts';
import type { RoutingTable } from './routing-table.ts';

const law = (holds: boolean, broken: () => string): void => {
  if (!holds) throw new Error(`law broken: ${broken()}`);
};

const canShare = (item: Item): boolean =>
  [...item.offers.values()].every((offer) => !offer.sole || softOffers(offer.rep) < softPerRep);

const checkRep = (state: RoutingState, rep: Rep): void => {
  const offers = [...state.offers.values()].filter((offer) => offer.rep === rep);
  const load = [...state.items.values()].filter((item) => item.rep === rep).length;
  const reserved = offers.filter((offer) => offer.sole).length;
  const soft = offers.length - reserved;
  law(rep.items.size === load, () => `${rep.id} holds ${rep.items.size} items, ${load} are theirs`);
  law(rep.reserved === reserved, () => `${rep.id} counts ${rep.reserved} sole offers of ${reserved}`);
  law(reserved === 0 || load + reserved <= state.rules.capacity, () => `R2 ${rep.id} is over capacity`);
  law(soft <= softPerRep, () => `R2 ${rep.id} has ${soft} broadcast offers`);
  law(soft === 0 || load + reserved < state.rules.capacity, () => `R2 ${rep.id} is offered what does not fit`);
  law(offers.length === 0 || isAvailable(rep), () => `R6 ${rep.id} is offered chats while ${rep.standing}`);
};

const checkItem = (state: RoutingState, item: Item): void => {
  if (!isWaiting(item)) {
    law(item.offers.size === 0, () => `${item.id} is ${item.state} and still offered`);
    law(item.rep !== null, () => `${item.id} is ${item.state} without a rep`);
    return;
  }
  law(item.lease !== 'left', () => `R7 ${item.id} waits for a visitor who left`);
  law((item.state === 'reserved') === item.offers.size > 0, () => `${item.id} is ${item.state}`);
  law(item.bookerShownAt !== null || item.timers.overflow !== undefined, () => `R3 ${item.id} never overflows`);
  law(item.bookerShownAt !== null || countAvailable(state) > 0, () => `R3 ${item.id} waits for nobody`);
  if (item.stage === 'owner') law(item.offers.size === 1, () => `R3 ${item.id} waits for an owner without an offer`);
  const inQueue = item.lease === 'here' && item.stage === 'all' && item.offers.size < fanOut;
  law(item.queued === inQueue, () => `${item.id} is ${inQueue ? 'not ' : ''}in the queue`);
  if (!inQueue) return;
  const takers = [...state.reps.values()].filter(
    (rep) => rep.standing === 'ready' && !item.tried.has(rep.id) && !item.offers.has(rep.id),
  );
  law(takers.length === 0 || !canShare(item), () => `R5 ${item.id} is stuck beside ${takers.map((rep) => rep.id)}`);
  if (item.offers.size === 0 && item.tried.size > 0 && item.bookerShownAt === null) {
    law(item.timers.retry !== undefined, () => `R4 ${item.id} was tried by all and gets no new round`);
  }
};

/** Throws where one of the promises of docs/routing.md does not hold now. */
export const checkLaws = (table: RoutingTable): void => {
  const { state } = table;
  for (const rep of state.reps.values()) checkRep(state, rep);
  for (const item of state.items.values()) checkItem(state, item);
  const last = table.log.at(-1);
  for (const decision of last?.decisions ?? []) {
    if (decision.do !== 'assign') continue;
    const accepted = [...table.offers.values()].filter(
      (offer) => offer.itemId === decision.item && offer.state === 'accepted',
    );
    law(accepted.length === 1, () => `R1 ${decision.item} was accepted ${accepted.length} times`);
  }
};

const rootOf = (table: RoutingTable, item: StoredItem): StoredItem => {
  let root = item;
  while (root.continuesId !== null) {
    const former = table.items.get(root.continuesId);
    if (!former) throw new Error(`${root.id} continues nothing`);
    root = former;
  }
  return root;
};

/**
 * Throws unless every chain of items has exactly one outcome, or none where it began with a pounce that was answered and
 * nobody waited; to be asked when everybody has gone.
 */
export const checkOutcomes = (table: RoutingTable): void => {
  const outcomes = new Map<StoredItem, number>();
  for (const item of table.items.values()) {
    const root = rootOf(table, item);
    outcomes.set(root, (outcomes.get(root) ?? 0) + (item.outcome ? 1 : 0));
  }
  for (const [{ id, facts }, count] of outcomes) {
    if (facts.settled) law(count === 0, () => `R17.2 the pounced ${id} has ${count} outcomes`);
    else law(count === 1, () => `R15 the wait ${id} has ${count} outcomes`);
  }
  law(table.state.items.size === 0, () => `${table.state.items.size} items are left`);
  law(table.state.offers.size === 0, () => `${table.state.offers.size} offers are left`);
};
