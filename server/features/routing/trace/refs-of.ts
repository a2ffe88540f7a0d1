import type { RoutingState } from '../engine/state.ts';
import type { StepResult } from '../engine/step.ts';

/** The conversations a step decided on: by them its row in the log is found again. */
export const refsOf = (state: RoutingState, { decisions, trace, items }: StepResult): Set<string> => {
  const touched = new Map([...items].map((item) => [item.id, item.conversationId]));
  const found = new Set<string>();
  for (const about of [...decisions, ...trace]) {
    if (!('item' in about)) continue;
    const id = touched.get(about.item) ?? state.items.get(about.item)?.conversationId;
    if (id !== undefined) found.add(id);
  }
  return found;
};
