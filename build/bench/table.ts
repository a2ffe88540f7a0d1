import type { Metric } from './bench.ts';
import { figureOf, verdictOf } from './verdict.ts';

export interface Row {
  number: number;
  metric: Metric;
}

const digits = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
};

const goalText = ({ goal, unit }: Metric): string => {
  const sign = goal.bound === 'atMost' ? '≤' : '≥';
  const suffix = goal.of === 'ratio' ? '×' : ` ${unit}`;
  const stretch = goal.stretch === undefined ? '' : ` (${sign} ${digits(goal.stretch)})`;
  return `${sign} ${digits(goal.must)}${suffix}${stretch}`;
};

const cells = ({ number, metric }: Row): string[] => [
  String(number),
  metric.metric,
  `${digits(metric.reference)} ${metric.unit}`,
  `${digits(metric.ours)} ${metric.unit}`,
  metric.goal.of === 'ratio' ? `${digits(figureOf(metric))}×` : `${digits(metric.ours / metric.reference)}×`,
  goalText(metric),
  verdictOf(metric),
];

const HEAD = ['#', 'metric', 'reference', 'ours', 'ratio', 'goal (stretch)', 'verdict'];

/** The table of a run, in columns. */
export function formatTable(rows: readonly Row[]): string {
  const lines = [HEAD, ...rows.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
