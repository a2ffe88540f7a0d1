import type { Metric } from './bench.ts';

export type Verdict = 'stretch' | 'must' | 'missed';

/** The figure a metric's goal is about. */
export const figureOf = (metric: Metric): number =>
  metric.goal.of === 'ratio' ? metric.ours / metric.reference : metric.ours;

const keeps = (figure: number, bound: number, kind: Metric['goal']['bound']): boolean =>
  kind === 'atMost' ? figure <= bound : figure >= bound;

/** How a metric stands to its goal; a figure that is no number has missed it. */
export function verdictOf(metric: Metric): Verdict {
  const figure = figureOf(metric);
  const { must, stretch, bound } = metric.goal;
  if (!Number.isFinite(figure) || !keeps(figure, must, bound)) return 'missed';
  return stretch !== undefined && keeps(figure, stretch, bound) ? 'stretch' : 'must';
}
