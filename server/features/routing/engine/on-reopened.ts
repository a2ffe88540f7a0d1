import { armDormant } from './dormant.ts';
import { move, type Rep } from './entities.ts';
import type { RoutingEvent } from './events.ts';
import { add, complete } from './lifecycle.ts';
import { settle } from './offers.ts';
import type { Step } from './step-context.ts';

/** Who is not connected could not be there for the visitor: their conversations are about to be offered anew. */
export const mayReopen = (rep: Rep | undefined): rep is Rep => rep?.active === true && rep.connection === 'connected';

/** A rep takes back that they closed a conversation: it is theirs again, beyond their capacity too, for it was theirs. */
export const onReopened = (step: Step, event: Extract<RoutingEvent, { type: 'reopened' }>): void => {
  const { conversationId, visitorId, repId, facts, lease } = event;
  const { state, now } = step;
  const rep = state.reps.get(repId);
  // Elsewhere things may have gone another way: a replay under other rules.
  if (!mayReopen(rep) || state.byConversation.has(conversationId) || state.byVisitor.has(visitorId)) return;
  for (const item of [...rep.items]) {
    if (item.conversationId === conversationId && item.state === 'wrapping') complete(step, item, rep, 'wrapped');
  }
  // The wait that led to it had its outcome.
  const item = add(step, {
    conversationId,
    visitorId,
    visitor: facts,
    kind: 'inbound_chat',
    priority: 0,
    lease,
    waitingSince: now,
    continuesId: null,
    settled: true,
    silentRepId: null,
    wasOffered: true,
    heldBy: { kind: 'one', repId },
  });
  move(item, 'reserved');
  move(item, 'assigned');
  item.rep = rep;
  item.assignedAt = now;
  item.startedAt = now;
  item.heardAt = now;
  armDormant(state, item);
  step.decisions.push({ do: 'reopen', item: item.id, rep: rep.id });
  rep.items.add(item);
  settle(step, rep);
};
