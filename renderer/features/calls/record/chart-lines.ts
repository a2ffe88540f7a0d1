import type { CallSide } from '../../../../shared/domain/call.ts';
import type { CallRecord, CallSeries } from '../../../../shared/domain/call-report.ts';

/** What a chart shows: there and back, unsteadiness, loss. */
export type Measure = Exclude<keyof CallSeries, 'stepS' | 'kbps'>;

/** A stretch without a gap: seconds since the call began, and the value there. */
export type Stretch = readonly (readonly [seconds: number, value: number])[];

/** When the clock of a call's chart begins. */
export const beginOf = ({ connectedAt, startedAt }: CallRecord): number => connectedAt ?? startedAt;

/** The lines of one measure: of each side so many stretches as there are gaps and parts. */
export function linesOf(record: CallRecord, measure: Measure): { side: CallSide; stretches: Stretch[] }[] {
  const begin = beginOf(record);
  return record.sides.map(({ side, parts }) => ({
    side,
    stretches: parts.flatMap(({ from, series }) => {
      const start = Math.max(0, (from - begin) / 1_000);
      const stretches: [number, number][][] = [[]];
      for (const [at, value] of series[measure].entries()) {
        if (value === null) stretches.push([]);
        else stretches.at(-1)?.push([start + at * series.stepS, measure === 'loss' ? value / 10 : value]);
      }
      return stretches.filter(({ length }) => length > 0);
    }),
  }));
}

/** How long the chart is: the call, or what was measured of it. */
export function lengthOf(record: CallRecord): number {
  const begin = beginOf(record);
  const ends = record.sides.flatMap(({ parts }) =>
    parts.map(({ from, series }) => (from - begin) / 1_000 + series.rtt.length * series.stepS),
  );
  return Math.max(1, record.seconds, ...ends);
}

/** The next round number from which a scale can end: 1, 2 or 5 and zeros. */
export function roundTop(highest: number, least: number): number {
  const value = Math.max(highest, least);
  const ten = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 5, 10].find((step) => step * ten >= value) ?? 10) * ten;
}
