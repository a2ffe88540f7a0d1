import type { Decision, Trace } from './decisions.ts';
import type { Item, Prospect, Rep } from './entities.ts';
import { seededIds } from './seeded-ids.ts';
import type { RoutingState } from './state.ts';

/** One step's hand on the state: what it decided, what it touched, and what is still to be looked at. */
export interface Step {
  readonly state: RoutingState;
  readonly now: number;
  readonly newId: () => string;
  readonly decisions: Decision[];
  readonly trace: Trace[];
  /** Items whose row changed. */
  readonly items: Set<Item>;
  /** Reps whose misses or last assignment changed. */
  readonly reps: Set<Rep>;
  /** Turns that were taken, by queue and rep. */
  readonly turns: Map<string, Turn>;
  /** Items that lost an offer or came anew: who else could take them? */
  readonly unserved: Set<Item>;
  /** Reps who became ready: what could they take? */
  readonly freed: Set<Rep>;
  /** Whose items may have nobody left to wait for. */
  readonly doubtful: Set<Prospect>;
}

/** A hand on the state that has done nothing yet. */
export const beginStep = (state: RoutingState, now: number, seed: string): Step => ({
  state,
  now,
  newId: seededIds(now, seed),
  decisions: [],
  trace: [],
  items: new Set(),
  reps: new Set(),
  turns: new Map(),
  unserved: new Set(),
  freed: new Set(),
  doubtful: new Set(),
});

/** Where a rep had their last turn in a queue. */
export interface Turn {
  readonly queueId: string;
  readonly repId: string;
  readonly place: number;
}
