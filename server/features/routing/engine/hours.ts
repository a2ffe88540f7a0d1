import type { BusinessHoursState } from './entities.ts';
import { isOpen, nextEdge } from './open-hours.ts';
import type { RoutingState } from './state.ts';
import { armHours, disarmHours } from './timers.ts';

/** Looks at the clock; true where the hours opened or closed since the last look. */
export const lookAtHours = (state: RoutingState, of: BusinessHoursState, now: number): boolean => {
  const was = of.open;
  of.open = isOpen(of.hours, now);
  const edge = nextEdge(of.hours, now);
  if (edge === null) disarmHours(state, of);
  else armHours(state, of, edge);
  return was !== of.open;
};

/** Takes over the hours of the plan, as they are at `now`. */
export const replaceHours = (state: RoutingState, now: number): void => {
  for (const of of state.hours.values()) disarmHours(state, of);
  state.hours.clear();
  for (const hours of state.rules.plan.hours) {
    const of: BusinessHoursState = { id: hours.id, hours, open: false, timers: {} };
    state.hours.set(hours.id, of);
    lookAtHours(state, of, now);
  }
};

/** Whether what these hours gate is open; what none gate always is. */
export const opens = (state: RoutingState, hoursId: string | null): boolean =>
  hoursId === null || state.hours.get(hoursId)?.open === true;
