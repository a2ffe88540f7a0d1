import type { Item, Rep } from '../../features/routing/engine/entities.ts';
import { isWaiting } from '../../features/routing/engine/entities.ts';
import { softPerRep } from '../../features/routing/engine/rules.ts';
import { isAvailable, type RoutingState } from '../../features/routing/engine/state.ts';
import type { StoredItem } from '../../features/routing/engine/stored.ts';
import { law } from './law.ts';
import { checkChoice, checkDormant, checkOffers, checkStage } from './plan-laws.ts';
import type { RoutingTable } from './routing-table.ts';
import { checkOneHolder, checkTransfer } from './transfer-laws.ts';
import { checkTurns } from './turn-laws.ts';

const checkRep = (state: RoutingState, rep: Rep): void => {
  const offers = [...state.offers.values()].filter((offer) => offer.rep === rep);
  const items = [...state.items.values()].filter((item) => item.rep === rep);
  const reserved = offers.filter((offer) => offer.sole).length;
  const soft = offers.length - reserved;
  law(rep.items.size === items.length, () => `${rep.id} holds ${rep.items.size} items, ${items.length} are theirs`);
  law(rep.reserved === reserved, () => `${rep.id} counts ${rep.reserved} sole offers of ${reserved}`);
  const weigh = (all: Pick<Item, 'kind' | 'dormantAt'>[]): number =>
    all.reduce((sum, { kind, dormantAt }) => sum + (kind === 'call' ? rep.capacity : dormantAt === null ? 1 : 0), 0);
  const soles = offers.filter((offer) => offer.sole).map(({ item }) => item);
  const used = weigh([...items, ...soles]);
  const traits = state.rules.plan.traits[rep.id];
  law(rep.capacity === (traits?.capacity ?? state.rules.capacity), () => `R20 ${rep.id} has another capacity`);
  law(rep.used === used, () => `R2 ${rep.id} uses ${used}, counted are ${rep.used}`);
  law(reserved === 0 || used <= rep.capacity, () => `R2 ${rep.id} is over capacity`);
  law(soft <= softPerRep, () => `R2 ${rep.id} has ${soft} broadcast offers`);
  for (const { sole, item } of offers) {
    law(sole || used + weigh([item]) <= rep.capacity, () => `R2 ${rep.id} is offered what does not fit`);
    law(isAvailable(rep, item), () => `R6 ${rep.id} is offered work while ${JSON.stringify(rep.standing)}`);
  }
};

const checkItem = (table: RoutingTable, item: Item): void => {
  checkDormant(table.state, item);
  if (!isWaiting(item)) {
    law(item.offers.size === 0, () => `${item.id} is ${item.state} and still offered`);
    law(item.rep !== null, () => `${item.id} is ${item.state} without a rep`);
    return;
  }
  law(item.lease !== 'left', () => `R7 ${item.id} waits for a visitor who left`);
  law((item.state === 'reserved') === item.offers.size > 0, () => `${item.id} is ${item.state}`);
  if (item.kind === 'transfer') checkTransfer(table, item);
  else checkStage(table, item);
};

/** Throws where one of the promises of docs/routing.md does not hold now. */
export const checkLaws = (table: RoutingTable): void => {
  const { state } = table;
  for (const rep of state.reps.values()) checkRep(state, rep);
  for (const item of state.items.values()) checkItem(table, item);
  checkOneHolder(table);
  checkOffers(table);
  checkChoice(table);
  checkTurns(table);
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
    if (facts.settled) law(count === 0, () => `R17.2 R23.2 ${id}, for which nobody waited, has ${count} outcomes`);
    else law(count === 1, () => `R15 the wait ${id} has ${count} outcomes`);
  }
  law(table.state.items.size === 0, () => `${table.state.items.size} items are left`);
  law(table.state.transfers.size === 0, () => `${table.state.transfers.size} transfers are left`);
  law(table.state.offers.size === 0, () => `${table.state.offers.size} offers are left`);
};
