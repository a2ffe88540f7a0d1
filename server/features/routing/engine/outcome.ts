import type { OutcomeKind, OutcomeReason } from './decisions.ts';
import type { Item } from './entities.ts';
import type { Step } from './step-context.ts';

/** Writes the visitor's outcome, once for the whole chain of items. */
const write = (step: Step, item: Item, kind: OutcomeKind, reason: OutcomeReason, repId: string | null): void => {
  if (item.facts.settled || item.outcome) return;
  // Who was shown the booker had stopped waiting for a rep, unless one came after all.
  const until = kind === 'conversation' ? step.now : (item.bookerShownAt ?? step.now);
  item.outcome = { kind, reason, at: step.now, repId, waitedMs: Math.max(0, until - item.waitingSince) };
  step.items.add(item);
  step.decisions.push({ do: 'outcome', item: item.id, outcome: kind, reason, rep: repId });
};

export const conversationStarted = (step: Step, item: Item, repId: string): void =>
  write(step, item, 'conversation', null, repId);

const whoseMiss = (item: Item): string | null => {
  if (item.facts.byHand) return null;
  return item.rep?.id ?? (item.heldBy.kind === 'one' ? item.heldBy.repId : null);
};

/** The wait is over and no rep began: whose doing was it? */
export const waitEnded = (step: Step, item: Item, booked: boolean): void => {
  if (booked && item.bookerShownAt === null) write(step, item, 'meeting_booker', 'chose_to_book', null);
  else if (!item.wasOffered) write(step, item, 'meeting_booker', 'no_rep', null);
  else write(step, item, 'missed', null, whoseMiss(item));
};
