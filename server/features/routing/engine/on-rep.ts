import { assignedTo, inOrder, isAbsent, setUnanswered } from './absence.ts';
import { isWaiting } from './entities.ts';
import type { RoutingEvent } from './events.ts';
import { greetFrom } from './greeting.ts';
import { replaceHours } from './hours.ts';
import { complete, route } from './lifecycle.ts';
import { endOffersOf, settle, syncQueue } from './offers.ts';
import { requeue } from './requeue.ts';
import { graceMs, notStartedMs, unansweredMs } from './rules.ts';
import { acceptedBy, addRep, repOf, restand } from './state.ts';
import type { Step } from './step-context.ts';
import { armGrace, armItem, disarmGrace } from './timers.ts';

/** What is true of a rep has changed. */
export const onRep = (step: Step, event: Extract<RoutingEvent, { type: 'rep' }>): void => {
  const { state, now } = step;
  const rep = repOf(state, event.repId);
  const wasLost = rep.connection === 'lost';
  rep.misses = event.misses;
  settle(step, rep, () => {
    rep.active = event.active;
    rep.status = event.status;
    rep.accepts = event.accepts ?? acceptedBy(event.status);
    rep.connection = event.connection;
    rep.inCall = event.inCall === true;
    rep.machine = event.machine ?? 'unlocked';
  });
  if (rep.connection === 'connected') {
    rep.lostSince = null;
    disarmGrace(state, rep);
  } else if (!wasLost || rep.lostSince === null) {
    rep.lostSince = now;
    armGrace(state, rep, now + graceMs);
  }
  if (!rep.active) {
    for (const item of assignedTo(rep)) requeue(step, item, 'rep_deactivated');
    for (const item of inOrder(rep.items)) complete(step, item, rep, 'rep_deactivated');
    return;
  }
  const absent = isAbsent(rep);
  const unanswered = new Set(event.unanswered);
  for (const item of assignedTo(rep)) {
    if (!absent) setUnanswered(step, item, null);
    else if (unanswered.has(item.conversationId)) setUnanswered(step, item, now + unansweredMs);
  }
};

/** After a start nobody has shown yet that they are there; what had run out before it counts from it. */
export const onStarted = (step: Step, event: Extract<RoutingEvent, { type: 'started' }>): void => {
  const { state, now } = step;
  replaceHours(state, now);
  for (const { repId, active } of event.offline) {
    if (state.reps.has(repId)) continue;
    const rep = addRep(state, repId);
    restand(state, rep, () => {
      rep.active = active;
    });
  }
  for (const rep of state.reps.values()) {
    if (rep.connection !== 'lost') continue;
    rep.lostSince = now;
    armGrace(state, rep, now + graceMs);
  }
  for (const item of state.items.values()) {
    item.lease = 'stepped_away';
    syncQueue(step, item);
    if (item.state !== 'assigned') continue;
    if (item.startedAt === null) armItem(state, item, 'not_started', greetFrom(item) + notStartedMs);
    if (item.unansweredDue !== null) armItem(state, item, 'unanswered', item.unansweredDue);
  }
  for (const item of inOrder(state.items.values())) {
    if (!isWaiting(item) || item.kind === 'transfer' || item.stages.length > 0) continue;
    // They wait since before there was a plan.
    endOffersOf(step, item, 'rescinded', 'plan_changed');
    route(step, item);
  }
};
