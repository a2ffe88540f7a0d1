import { describe, expect, it } from 'vitest';
import { CallSeries } from './call-report.ts';
import { createSeries, maxPoints, spreadOf } from './call-series.ts';

const point = (rtt: number | null) => ({ rtt, jitter: 4, loss: 0, kbps: 32 });

describe('a series', () => {
  it('holds every look of a short call', () => {
    const gathered = createSeries(2);
    for (const rtt of [40, null, 60]) gathered.add(point(rtt));
    expect(gathered.series()).toEqual({
      stepS: 2,
      rtt: [40, null, 60],
      jitter: [4, 4, 4],
      loss: [0, 0, 0],
      kbps: [32, 32, 32],
    });
  });

  it.each([
    [maxPoints, 2],
    [maxPoints + 2, 4],
    [5 * 1_800, 64],
  ])('of %i looks is bounded, whole and wide enough', (looks, stepS) => {
    const gathered = createSeries(2);
    for (let look = 0; look < looks; look += 1) gathered.add(point(look));
    const series = CallSeries.parse(gathered.series());
    expect(series.stepS).toBe(stepS);
    expect(series.rtt).toHaveLength(Math.floor((looks * 2) / stepS));
    const wide = stepS / 2;
    // Each point is the mean of its own looks, in order, but for what rounding does.
    for (const [at, rtt] of series.rtt.entries()) {
      expect(Math.abs((rtt ?? 0) - (at * wide + (wide - 1) / 2))).toBeLessThanOrEqual(1 + Math.log2(wide));
    }
  });

  it('is not believed with columns of different lengths', () => {
    const gathered = createSeries(2);
    gathered.add(point(1));
    expect(CallSeries.safeParse({ ...gathered.series(), kbps: [] }).success).toBe(false);
  });
});

describe('a spread', () => {
  it('weighs each value by how long it stood', () => {
    expect(spreadOf([])).toBeNull();
    expect(spreadOf([{ value: 7, weight: 2 }])).toEqual({ median: 7, p95: 7 });
    const values = Array.from({ length: 100 }, (_, at) => ({ value: 100 - at, weight: 1 }));
    expect(spreadOf(values)).toEqual({ median: 50, p95: 95 });
    expect(
      spreadOf([
        { value: 10, weight: 1 },
        { value: 90, weight: 9 },
      ]),
    ).toEqual({ median: 90, p95: 90 });
  });
});
