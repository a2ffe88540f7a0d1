import type { RoutingEvent } from '../engine/events.ts';
import { rebuild } from '../engine/rebuild.ts';
import { createState, type RoutingState } from '../engine/state.ts';

/** The engine as it was before its first input: made from what the start's row holds, as the router made it from its tables; null where that was too much to keep. */
export const stateAtStart = (event: Extract<RoutingEvent, { type: 'started' }>, at: number): RoutingState | null => {
  const { kept, rules } = event;
  if (kept === undefined) return createState(rules);
  return kept && rebuild({ ...kept, rules, startedAt: at, leaseOf: () => 'here' });
};
