import { type Item, isWaiting } from '../../features/routing/engine/entities.ts';
import { isOpen } from '../../features/routing/engine/open-hours.ts';
import { isAvailable } from '../../features/routing/engine/state.ts';
import { law } from './law.ts';
import type { RoutingTable } from './routing-table.ts';

/** Holds a conversation that is offered to a colleague to what was promised of it. */
export const checkTransfer = (table: RoutingTable, item: Item): void => {
  const { state } = table;
  const { plan } = state.rules;
  const { transfer } = item.facts;
  if (!transfer) throw new Error(`law broken: R10 ${item.id} is handed over by nobody`);
  const { from, to } = transfer;
  const running = state.byConversation.get(item.conversationId);
  law(state.transfers.get(item.conversationId) === item, () => `R10 ${item.id} is one of several transfers`);
  const kept = running?.id === item.continuesId && running.state === 'assigned' && running.rep?.id === from;
  law(kept, () => `R10 ${from} does not keep ${item.conversationId} while it is offered`);
  law(item.timers.overflow !== undefined, () => `R10 ${item.id} never comes back`);
  law(!item.offers.has(from), () => `R10 ${from} is offered what they hand over`);
  const queue = to.kind === 'queue' ? plan.queues.find(({ id }) => id === to.queueId) : undefined;
  const named = (repId: string): boolean =>
    to.kind === 'rep'
      ? repId === to.repId
      : queue !== undefined && (queue.members.kind === 'everybody' || queue.members.repIds.includes(repId));
  for (const repId of item.offers.keys()) law(named(repId), () => `R10 ${repId} is offered another’s transfer`);
  if (item.offers.size > 0 || item.lease !== 'here') return;
  const hours = plan.hours.find(({ id }) => id === queue?.hoursId);
  const open = !hours || isOpen(hours, table.log.at(-1)?.at ?? 0);
  const hope = [...state.reps.values()].some(
    (rep) => named(rep.id) && !item.tried.has(rep.id) && (isAvailable(rep, item) || rep.standing.chat === 'in_call'),
  );
  law(to.kind === 'queue' && open && hope, () => `R10 ${item.id} waits for nobody and does not come back`);
};

/** A conversation is one rep's, however it is handed round. */
export const checkOneHolder = (table: RoutingTable): void => {
  const held = new Map<string, string>();
  for (const item of table.state.items.values()) {
    if (item.state !== 'assigned' && (item.kind === 'transfer' || !isWaiting(item))) continue;
    const other = held.get(item.conversationId);
    law(other === undefined, () => `R10 ${item.conversationId} is with ${item.id} and ${other}`);
    held.set(item.conversationId, item.id);
  }
};
