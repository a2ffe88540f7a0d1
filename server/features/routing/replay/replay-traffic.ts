import type { RoutingPlan } from '../../../../shared/domain/routing-plan.ts';
import type { Rules } from '../engine/rules.ts';
import type { RoutingState } from '../engine/state.ts';
import { type Differing, differingWaits, type Figures, figuresOf } from './figures.ts';
import { Habits } from './habits.ts';
import { LogRunner, type Watcher } from './log-runner.ts';
import type { LogRow } from './logged-input.ts';
import { Simulation } from './simulation.ts';
import { Waits } from './waits.ts';

/** Who asked at the end of the span is followed for so long. */
export const tailMs = 15 * 60_000;

export interface TrafficQuestion {
  /** The log in order, from a start before `from` until `tailMs` after `to`, as often as it is asked for. */
  rows: () => AsyncIterable<LogRow> | Iterable<LogRow>;
  from: number;
  to: number;
  /** Conversations of visitors to practise on: the engine hears them as it did, and no figure counts them. */
  practice?: ReadonlySet<string>;
  /** Null replays what was, under the rules that were. */
  plan: RoutingPlan | null;
}

export interface TrafficAnswer {
  run: Pick<LogRunner, 'steps' | 'deviation' | 'skipped'>;
  before: Figures;
  /** Waits whose facts were erased; they are in no figure. */
  erased: number;
  /** Waits of visitors to practise on; they are in no figure. */
  practice: number;
  changed: {
    after: Figures;
    differing: Differing[];
    /** How well the model knows people: waits that ended as they did when it played the span under its own rules. */
    model: { same: number; of: number };
  } | null;
}

/** What was done between `from` and `to`, held to the log; with a plan also what it would have done. */
export const replayTraffic = async ({ rows, from, to, plan, practice }: TrafficQuestion): Promise<TrafficAnswer> => {
  let lastAt = from;
  const run = async (watcher: Watcher): Promise<LogRunner> => {
    const runner = new LogRunner(watcher);
    for await (const row of rows()) {
      if (row.at > to + tailMs) break;
      lastAt = row.at;
      runner.feed(row);
    }
    return runner;
  };

  const habits = new Habits();
  const was = new Waits(from, to, practice);
  const { steps, deviation, skipped, erased } = await run({
    begun: (state) => habits.adopt(state),
    stepped: (input, result) => {
      habits.observe(input, result);
      was.observe(input.at, result);
    },
  });
  habits.finish(to + tailMs);
  const before = figuresOf(was, erased);
  const answer = { run: { steps, deviation, skipped }, before, erased: erased.size, practice: was.leftOut };
  if (!plan || deviation) return { ...answer, changed: null };

  const play = async (change: (rules: Rules) => Rules): Promise<Waits> => {
    const waits = new Waits(from, to, practice);
    const begun = new Map<RoutingState, Simulation>();
    await run({
      takesOver: (input, state) => {
        if (input.at < from) return false;
        const simulation =
          begun.get(state) ?? new Simulation(state, habits, change, (at, result) => waits.observe(at, result));
        if (!begun.has(state)) simulation.begin(from);
        begun.set(state, simulation);
        simulation.hears(input);
        return true;
      },
    });
    // Where the log ends before the span does, nothing more came from outside: somebody could wait for ever.
    for (const simulation of begun.values()) simulation.runTo(Math.min(to, lastAt) + tailMs);
    return waits;
  };

  const now = await play((rules) => ({ ...rules, plan }));
  const same = await play((rules) => rules);
  const differing = differingWaits(was, same, erased).length;
  return {
    ...answer,
    changed: {
      after: figuresOf(now, erased),
      differing: differingWaits(was, now, erased),
      model: { same: before.waits - differing, of: before.waits },
    },
  };
};
