import type { RoutingEvent } from '../../features/routing/engine/events.ts';
import { createState } from '../../features/routing/engine/state.ts';
import { step } from '../../features/routing/engine/step.ts';

/** A row of the stream `routing`. */
export interface RoutingRow {
  seq: number;
  type: string;
  at: number;
  data: string;
}

/** Gives the log to a fresh engine; answers with the places where it decided otherwise. */
export const replayRouting = (rows: readonly RoutingRow[]): number[] => {
  const differing: number[] = [];
  let state: ReturnType<typeof createState> | null = null;
  for (const { seq, type, at, data } of rows) {
    const { seed, decisions, trace, ...facts } = JSON.parse(data);
    const event = { type, ...facts } as RoutingEvent;
    if (!state && event.type === 'started') state = createState(event.rules);
    if (!state) throw new Error('the log does not begin with a start');
    const again = step(state, event, at, seed);
    const same = JSON.stringify([again.decisions, again.trace]) === JSON.stringify([decisions, trace]);
    if (!same) differing.push(seq);
  }
  return differing;
};
