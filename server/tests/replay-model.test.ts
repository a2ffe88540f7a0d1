import { describe, expect, it } from 'vitest';
import { replayTraffic } from '../features/routing/replay/replay-traffic.ts';
import { aDay, rowsOf } from './support/a-day.ts';
import { eveningLogs } from './support/routing-model.ts';
import { somePlan } from './support/routing-table.ts';

const whole = { from: 0, to: Number.MAX_SAFE_INTEGER / 2 };

describe('R22 the model of what people would have done', () => {
  it('R22.3 a day played again under its own rules goes as it went', async () => {
    let [same, of] = [0, 0];
    for (let seed = 1; seed <= 5; seed += 1) {
      const rows = rowsOf(aDay({ seed }).log);
      const { changed, before } = await replayTraffic({ rows: () => rows, ...whole, plan: somePlan() });
      expect(changed?.model.of).toBe(before.waits);
      same += changed?.model.same ?? 0;
      of += before.waits;
    }
    // Where two things happen in the same millisecond, ids decide which comes first, and those are others in every run.
    expect(same / of).toBeGreaterThan(0.99);
  });

  it('R22.4 plays whatever may happen under another plan, with one fate each', async () => {
    let waits = 0;
    for (const log of eveningLogs(15, 7)) {
      const rows = rowsOf(log);
      const { run, before, changed } = await replayTraffic({
        rows: () => rows,
        ...whole,
        plan: somePlan({ overflowS: 20 }),
      });
      expect(run).toMatchObject({ deviation: null, skipped: [] });
      expect(changed).not.toBeNull();
      waits += before.waits;
      for (const figures of [before, changed?.after]) {
        const { conversation = 0, meeting_booker: booker = 0, missed = 0 } = figures?.outcomes ?? {};
        expect(conversation + booker + missed + (figures?.waiting ?? 0)).toBe(figures?.waits);
      }
    }
    expect(waits).toBeGreaterThan(100);
  });
});
