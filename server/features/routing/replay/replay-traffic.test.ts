import { describe, expect, it } from 'vitest';
import { aDay, rowsOf } from '../../../tests/support/a-day.ts';
import { somePlan } from '../../../tests/support/routing-table.ts';
import { engineVersion } from '../engine/events.ts';
import { LogRunner } from './log-runner.ts';
import { replayTraffic } from './replay-traffic.ts';

const always = Number.MAX_SAFE_INTEGER / 2;
const whole = { from: 0, to: always };

describe('R22 replay', () => {
  it('R22.1 reproduces every decision of a day under the rules that were', () => {
    for (let seed = 1; seed <= 4; seed += 1) {
      const runner = new LogRunner();
      for (const row of rowsOf(aDay({ seed }).log)) runner.feed(row);
      expect(runner.deviation).toBeNull();
      expect(runner.skipped).toEqual([]);
    }
  });

  it('R22.1 says where the engine decided otherwise first', () => {
    const rows = rowsOf(aDay({ seed: 1 }).log);
    const row = rows.find(({ data }) => data.includes('"do":"offer"'));
    if (!row) throw new Error('nobody was offered anything');
    const forged = { ...row, data: row.data.replace('"do":"offer"', '"do":"nudge"') };
    const runner = new LogRunner();
    for (const one of rows) runner.feed(one === row ? forged : one);
    expect(runner.deviation).toMatchObject({ seq: row.seq, at: row.at, type: row.type });
  });

  it('R22.2 begins at any start of the same engine, with what the start says the engine was made from', () => {
    const table = aDay({ seed: 3, visitors: 30 });
    const before = rowsOf(table.log).length;
    table.rep('ada', { status: 'available' });
    for (const name of ['late', 'later', 'latest']) table.ask(name);
    table.crash();
    table.rep('ada', { connection: 'connected' });
    table.visitor('late', 'here');
    table.pass(200_000);
    const rows = rowsOf(table.log).slice(before);
    const runner = new LogRunner();
    for (const row of rows) runner.feed(row);
    expect(runner.deviation).toBeNull();
    expect(runner.skipped).toMatchObject([{ why: 'no_start', to: rows.find(({ type }) => type === 'started')?.at }]);
    expect(runner.steps).toBeGreaterThan(3);
  });

  it('R22.5 leaves out what an older engine logged, and what was erased, up to the next start', () => {
    const table = aDay({ seed: 2, visitors: 10 });
    table.crash();
    table.ask('somebody');
    const rows = rowsOf(table.log);
    const older = rows.map((row) =>
      row.seq === 1 ? { ...row, data: row.data.replace(`"engine":${engineVersion}`, '"engine":1') } : row,
    );
    const old = new LogRunner();
    for (const row of older) old.feed(row);
    expect(old.skipped).toMatchObject([{ why: 'older_engine' }]);
    expect(old.deviation).toBeNull();
    expect(old.steps).toBe(2);

    const asked = rows.find(({ type }) => type === 'asked');
    if (!asked) throw new Error('nobody asked');
    const erased = new LogRunner();
    const blank = { ...asked, data: JSON.stringify({ ...(JSON.parse(asked.data) as object), facts: null }) };
    for (const row of rows) erased.feed(row === asked ? blank : row);
    expect(erased.skipped).toMatchObject([{ why: 'erased', from: asked.at }]);
    expect(erased.erased.size).toBe(1);
    expect(erased.deviation).toBeNull();
  });

  it('R22.4 another plan changes what it should: only the reps of its queue are offered anybody', async () => {
    const rows = rowsOf(aDay({ seed: 7, reps: ['ada', 'bela', 'chen'] }).log);
    const plan = somePlan();
    const [queue] = plan.queues;
    if (!queue) throw new Error('no queue');
    const onlyAda = {
      ...plan,
      queues: [{ ...queue, members: { kind: 'reps' as const, repIds: ['ada'] } }],
      rules: plan.rules.map((rule) => ({
        ...rule,
        targets: rule.targets.map((target) => ({ ...target, ownerFirst: null })),
      })),
    };
    const { before, changed } = await replayTraffic({ rows: () => rows, ...whole, plan: onlyAda });
    expect(before.byRep.map(({ repId }) => repId).sort()).toEqual(['ada', 'bela', 'chen']);
    expect(changed?.after.byRep.map(({ repId }) => repId)).toEqual(['ada']);
    expect(changed?.after.waits).toBe(before.waits);
    expect(changed?.after.outcomes.conversation).toBeLessThan(before.outcomes.conversation);
    expect(changed?.differing.length).toBeGreaterThan(5);
    for (const { after } of changed?.differing ?? []) expect(new Set(after.offered).size).toBeLessThan(2);
    const again = await replayTraffic({ rows: () => rows, ...whole, plan: onlyAda });
    expect(again.changed).toEqual(changed);
  });

  it('R22.7 leaves visitors to practise on out of every figure, and feeds them to the engine all the same', async () => {
    const rows = rowsOf(aDay({ seed: 5 }).log);
    const plan = somePlan({ overflowS: 10 });
    const all = await replayTraffic({ rows: () => rows, ...whole, plan });
    const some = all.changed?.differing[0]?.conversationId ?? '';
    const asked = rows.flatMap(({ type, data }) =>
      type === 'asked' ? [(JSON.parse(data) as { conversationId: string }).conversationId] : [],
    );
    const real = await replayTraffic({ rows: () => rows, ...whole, plan, practice: new Set([some]) });
    expect(real.run).toEqual(all.run);
    expect([all.practice, real.practice]).toEqual([0, 1]);
    expect(real.before.waits).toBe(all.before.waits - 1);
    expect(real.changed?.after.waits).toBe((all.changed?.after.waits ?? 0) - 1);
    expect(real.changed?.model.of).toBe(all.before.waits - 1);
    expect(real.changed?.differing).toEqual(all.changed?.differing.filter((one) => one.conversationId !== some));
    const nobody = await replayTraffic({ rows: () => rows, ...whole, plan, practice: new Set(asked) });
    expect(nobody.before).toMatchObject({ waits: 0, medianWaitMs: null, byRep: [] });
    expect(nobody.changed?.after.byRep).toEqual([]);
  });

  it('R22.4 counts from the moment on: what was before is as it was', async () => {
    const rows = rowsOf(aDay({ seed: 5 }).log);
    const middle = rows.find(({ seq }) => seq === Math.floor(rows.length / 2))?.at ?? 0;
    const plan = somePlan({ overflowS: 10 });
    const { before, changed } = await replayTraffic({ rows: () => rows, from: middle, to: always, plan });
    const all = await replayTraffic({ rows: () => rows, ...whole, plan });
    expect(before.waits).toBeLessThan(all.before.waits);
    expect(changed?.after.waits).toBe(before.waits);
    expect(changed?.after.medianWaitMs ?? 0).toBeLessThan(before.medianWaitMs ?? 0);
  });
});
