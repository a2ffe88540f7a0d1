import { slotHoldMs } from '../../../../shared/domain/meeting.ts';
import type { RoutingEvent } from './events.ts';
import { armGreeting } from './greeting.ts';
import type { Step } from './step-context.ts';

/** The visitor fills in the booker, or does so no more. The place in the queue and all offers stay; only the greeting is put off. */
export const onSlotHeld = (step: Step, event: Extract<RoutingEvent, { type: 'slot_held' }>): void => {
  const item = step.state.byConversation.get(event.conversationId);
  if (!item) return;
  if (event.until === null) {
    if (item.holdUntil === null || item.holdUntil <= step.now) return;
    item.holdUntil = item.rep ? step.now : null;
  } else {
    // However often the slot is changed, a rep waits for no longer than one hold.
    const longest = item.assignedAt === null ? event.until : item.assignedAt + slotHoldMs;
    item.holdUntil = Math.min(event.until, longest);
  }
  step.items.add(item);
  if (item.state === 'assigned' && item.startedAt === null) armGreeting(step.state, item);
};
