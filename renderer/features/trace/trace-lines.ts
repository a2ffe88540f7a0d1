import type { PersonRef } from '../../../shared/domain/person.ts';
import type { RoutingDecision } from '../../../shared/protocol/rep/routing.ts';

/** One line of the timeline: a decision, or several that are told in one breath. */
export interface TraceLine extends RoutingDecision {
  /** Whom it is about; more than one where the same happened to several at once. */
  reps: PersonRef[];
}

/** What may happen to many in one moment. */
const inOneBreath: ReadonlySet<RoutingDecision['kind']> = new Set([
  'shared',
  'declined',
  'timed_out',
  'taken_back',
  'sent_away',
]);

const goTogether = (a: TraceLine, b: RoutingDecision): boolean =>
  inOneBreath.has(b.kind) &&
  a.kind === b.kind &&
  a.at === b.at &&
  a.because === b.because &&
  a.rep !== null &&
  b.rep !== null;

/** Puts decisions into lines; what ends for several reps in one moment is one line. */
export function traceLines(decisions: readonly RoutingDecision[]): TraceLine[] {
  const lines: TraceLine[] = [];
  for (const decision of decisions) {
    const last = lines.at(-1);
    if (last && decision.rep && goTogether(last, decision)) last.reps.push(decision.rep);
    else lines.push({ ...decision, reps: decision.rep === null ? [] : [decision.rep] });
  }
  return lines;
}
