import { isAbsent } from './absence.ts';
import { armDormant } from './dormant.ts';
import { move, type Rep } from './entities.ts';
import type { RoutingEvent } from './events.ts';
import { add, create, type NewItem } from './lifecycle.ts';
import { settle } from './offers.ts';
import type { Step } from './step-context.ts';

/** Gives the rep a conversation they began themselves: beyond their capacity too, for the visitor has answered them and nobody else. */
const own = (step: Step, given: NewItem, rep: Rep): void => {
  // Nobody waited for whoever is free: there is no wait that could have an outcome.
  const item = add(step, { ...given, settled: true, wasOffered: true, heldBy: { kind: 'one', repId: rep.id } });
  move(item, 'reserved');
  move(item, 'assigned');
  item.rep = rep;
  item.assignedAt = step.now;
  item.startedAt = step.now;
  item.heardAt = step.now;
  armDormant(step.state, item);
  step.decisions.push({ do: 'own', item: item.id, rep: rep.id });
  rep.items.add(item);
  rep.misses = 0;
  step.reps.add(rep);
  settle(step, rep, () => {
    rep.lastAssignedAt = step.now;
  });
};

/** A visitor answered a pounce: the rep who wrote it has them. Where the rep has gone meanwhile they ask like anybody else. */
export const onPounceReplied = (step: Step, event: Extract<RoutingEvent, { type: 'pounce_replied' }>): void => {
  const { conversationId, visitorId, repId, facts, lease } = event;
  if (step.state.byConversation.has(conversationId)) return;
  const given: NewItem = {
    conversationId,
    visitorId,
    visitor: facts,
    kind: 'inbound_chat',
    priority: 0,
    lease,
    waitingSince: step.now,
    continuesId: null,
    settled: false,
    silentRepId: null,
    wasOffered: false,
    heldBy: { kind: 'nobody' },
  };
  const rep = step.state.reps.get(repId);
  if (rep?.active && !isAbsent(rep)) own(step, given, rep);
  else create(step, given);
};
