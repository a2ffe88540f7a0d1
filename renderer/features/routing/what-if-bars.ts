import type { PersonRef } from '../../../shared/domain/person.ts';
import type { ReplayFigures } from '../../../shared/protocol/rep/routing.ts';

/** What one rep accepted before and after; shares of the longest bar, in percent. */
export interface RepBar {
  rep: PersonRef;
  before: number;
  after: number;
  beforeShare: number;
  afterShare: number;
}

/** The reps of either run, busiest first. */
export function barsOf(before: ReplayFigures['byRep'], after: ReplayFigures['byRep']): RepBar[] {
  const accepted = (figures: ReplayFigures['byRep'], id: string): number =>
    figures.find(({ rep }) => rep.id === id)?.accepted ?? 0;
  const reps = new Map([...after, ...before].map(({ rep }) => [rep.id, rep]));
  const most = Math.max(1, ...[...before, ...after].map((one) => one.accepted));
  return [...reps.values()]
    .map((rep) => ({ rep, before: accepted(before, rep.id), after: accepted(after, rep.id) }))
    .filter((one) => one.before + one.after > 0)
    .toSorted((a, b) => b.after - a.after || b.before - a.before || a.rep.name.localeCompare(b.rep.name))
    .map((one) => ({ ...one, beforeShare: (one.before / most) * 100, afterShare: (one.after / most) * 100 }));
}
