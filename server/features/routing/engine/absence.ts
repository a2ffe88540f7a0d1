import type { Item, Rep } from './entities.ts';
import type { Step } from './step-context.ts';
import { armItem, disarmItem } from './timers.ts';

/**
 * A rep who cannot be expected to answer: lost, behind a locked screen, or in a status that says so. Who is in a call is
 * there, though the screen locked meanwhile.
 */
export const isAbsent = (rep: Pick<Rep, 'status' | 'connection' | 'machine' | 'inCall'>): boolean =>
  rep.connection === 'lost' ||
  (!rep.inCall &&
    (rep.machine !== 'unlocked' || rep.status === 'away' || rep.status === 'away_missed' || rep.status === 'offline'));

/** By id, so that no decision depends on the order of a set. */
export const inOrder = <T extends { id: string }>(all: Iterable<T>): T[] =>
  [...all].sort((a, b) => (a.id < b.id ? -1 : 1));

/** The conversations a rep is in, without those being wrapped up. */
export const assignedTo = (rep: Rep): Item[] => inOrder(rep.items).filter((item) => item.state === 'assigned');

/** Begins or ends the time a visitor's message may stay unanswered. */
export const setUnanswered = (step: Step, item: Item, due: number | null): void => {
  if ((item.unansweredDue === null) === (due === null)) return;
  item.unansweredDue = due;
  if (due === null) disarmItem(step.state, item, 'unanswered');
  else armItem(step.state, item, 'unanswered', due);
  step.items.add(item);
};
