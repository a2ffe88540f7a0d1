import { expect, test } from 'vitest';
import { runFaults } from './run-faults.ts';

test('10,000 messages each way over a bad network, through 40 killed routers and 40 killed clients, are whole on both sides', async () => {
  const verdict = await runFaults({ perSide: 10_000, kills: 40, crashes: 40 });
  expect(verdict).toMatchObject({ lost: [], doubled: [], disordered: [], wrongOnScreen: [], equal: true });
  const { drop, double, stall, overtaken, cut } = verdict.counts;
  for (const count of [drop, double, stall, overtaken, cut]) expect(count).toBeGreaterThan(50);
});
