import { describe, expect, test } from 'vitest';
import { openNaiveClient } from './fault-client.ts';
import { runFaults } from './run-faults.ts';

const whole = { lost: [], doubled: [], disordered: [], wrongOnScreen: [], equal: true };

describe('a talk over a bad network, with a router and clients that are killed', () => {
  test('is whole on both sides: 300 messages each way, each once and in order', { timeout: 120_000 }, async () => {
    const verdict = await runFaults({ perSide: 300, kills: 3, crashes: 4 });
    expect(verdict).toMatchObject(whole);
    // A network that did nothing would pass everything.
    const { drop, double, stall, overtaken, cut } = verdict.counts;
    for (const count of [drop, double, stall, overtaken, cut]) expect(count).toBeGreaterThan(0);
    expect(verdict.counts).toMatchObject({ kills: 3, crashes: 4 });
  });

  test('is not where the router acks before it commits: the same faults lose acked messages', {
    timeout: 120_000,
  }, async () => {
    const verdict = await runFaults({ perSide: 200, kills: 4, crashes: 0, acksEarly: true });
    expect(verdict.lost.filter((one) => one.endsWith('at router'))).not.toEqual([]);
  });

  test('is not by a socket that recovers alone: the same faults leave holes on both sides', {
    timeout: 120_000,
  }, async () => {
    const verdict = await runFaults({ perSide: 200, kills: 4, crashes: 0, openClient: openNaiveClient });
    expect(verdict.lost.filter((one) => one.endsWith('at router'))).not.toEqual([]);
    expect(verdict.lost.filter((one) => !one.endsWith('at router')).length).toBeGreaterThan(
      verdict.lost.filter((one) => one.endsWith('at router')).length,
    );
    expect(verdict.equal).toBe(false);
  });
});
