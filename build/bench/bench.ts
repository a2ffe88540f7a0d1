/** What one run of a bench found. Lower is better, unless `goal.atLeast` says otherwise. */
export interface Measure {
  /** The reference, measured in the same run and alternating with ours; a fixed budget where there is nothing to run. */
  reference: number;
  ours: number;
  unit: string;
  /** Facts for the reader: counts, percentiles, what was loaded. */
  detail?: Record<string, number | string>;
}

/** One line of the table: a metric with its goal. Goals are bounds of the ratio ours/reference, or of ours alone. */
export interface Metric extends Measure {
  metric: string;
  goal: Goal;
}

export interface Goal {
  of: 'ratio' | 'ours';
  /** Whether the figure must stay at or below the bounds, or at or above them. */
  bound: 'atMost' | 'atLeast';
  must: number;
  stretch?: number;
}

/** One bench: a file of build/bench/benches exports one as `bench`. */
export interface Bench {
  /** The word of `npm run bench -- NAME`. */
  name: string;
  /** Its number in the table of performance goals. */
  number: number;
  /** What is measured against what, in one sentence. */
  about: string;
  /** Why it cannot run here, or null: a bench that needs a browser says so instead of failing. */
  obstacle?(): Promise<string | null>;
  run(): Promise<Metric[]>;
}
