// Apart from the schemas, because the widget's call code cannot afford zod.

/** The most points of one series; a longer call has wider steps. */
export const maxPoints = 360;

/** Points over time, a column for each measure. */
export interface CallColumns extends Record<keyof CallPoint, (number | null)[]> {
  stepS: number;
}

/** One look at how a call sounds. Null where nothing came through. */
export interface CallPoint {
  rtt: number | null;
  jitter: number | null;
  loss: number | null;
  kbps: number | null;
}

const columns = ['rtt', 'jitter', 'loss', 'kbps'] as const;

const mean = (values: readonly (number | null)[]): number | null => {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : Math.round(known.reduce((sum, value) => sum + value, 0) / known.length);
};

/** Gathers one look after another; where there are too many, two points become one. */
export const createSeries = (lookS: number) => {
  const series: CallColumns = { stepS: lookS, rtt: [], jitter: [], loss: [], kbps: [] };
  /** The looks of the point that is not whole yet. */
  let pending: CallPoint[] = [];
  return {
    series: (): CallColumns => series,
    add(point: CallPoint): void {
      pending.push(point);
      if (pending.length < series.stepS / lookS) return;
      if (series.rtt.length < maxPoints) {
        for (const name of columns) series[name].push(mean(pending.map((look) => look[name])));
        pending = [];
        return;
      }
      series.stepS *= 2;
      for (const name of columns) {
        const old = series[name];
        series[name] = old.flatMap((_, at) => (at % 2 === 0 ? [mean(old.slice(at, at + 2))] : []));
      }
    },
  };
};

/** The middle and the worst but for a twentieth, each value weighed by how long it stood; null of nothing. */
export const spreadOf = (
  values: readonly { value: number; weight: number }[],
): { median: number; p95: number } | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a.value - b.value);
  const whole = sorted.reduce((sum, { weight }) => sum + weight, 0);
  const at = (share: number): number => {
    let passed = 0;
    for (const { value, weight } of sorted) {
      passed += weight;
      if (passed >= whole * share) return value;
    }
    return sorted.at(-1)?.value ?? 0;
  };
  return { median: at(0.5), p95: at(0.95) };
};
