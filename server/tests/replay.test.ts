import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoutingPlan } from '../../shared/domain/routing-plan.ts';
import { databaseFile } from '../db/open-store.ts';
import { createPreview } from '../features/routing/preview/preview.ts';
import { createWhatIf, type WhatIfPorts } from '../features/routing/replay/what-if.ts';
import { replayInThread } from '../replay-thread.ts';
import { aStore } from './support/a-store.ts';
import { routingHouse } from './support/routing-house.ts';

const folder = mkdtempSync(join(tmpdir(), 'foyer-replay-'));
let plan: RoutingPlan;
let began: number;
let ended: number;

/** A morning that the real router wrote: Ada accepts one visitor and misses one, whom Bela takes after a restart. */
beforeAll(async () => {
  const test = await aStore(databaseFile(folder));
  let house = await routingHouse({}, { test });
  began = house.clock.now();
  const ada = await house.rep('Ada');
  const first = await house.ask('maria');
  await house.pass(5_000);
  await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
  await house.say(ada, first.conversationId, 'Hello');
  await house.pass(60_000);
  await house.close(first.conversationId);
  await house.pass(40_000);
  const second = await house.ask('noah');
  await house.pass(31_000);
  house = await house.restart();
  await house.presence.socketOpened(ada.personId);
  await house.lease('noah', 'here');
  const bela = await house.rep('Bela');
  await house.pass(2_000);
  const [offer] = await house.offersOf(bela.personId);
  if (!offer) throw new Error('Bela was offered nobody');
  await house.routing.accept(bela, offer.id);
  await house.say(bela, second.conversationId, 'Hello');
  await house.pass(30_000);
  ended = house.clock.now();
  plan = house.plan();
  await house.stop();
  await test.store.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `npm run replay`, as its own process. */
const replay = (...args: string[]): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) => {
    const env = { ...process.env, FOYER_DATA_DIR: folder };
    execFile(process.execPath, ['server/replay.ts', ...args], { env, timeout: 60_000 }, (error, out, err) => {
      resolve({ code: error ? Number(error.code ?? -1) : 0, out, err });
    });
  });
const span = (): string[] => ['--from', new Date(began).toISOString(), '--to', new Date(ended).toISOString()];
const fileOf = (name: string, given: unknown): string => {
  const file = join(folder, name);
  writeFileSync(file, JSON.stringify(given));
  return file;
};

describe('the replay command', () => {
  it('R22.1 reproduces what a router decided, across a restart, and sums it up', async () => {
    const { code, out } = await replay(...span());
    expect(out).toContain('every decision was reproduced');
    expect(out).toMatch(/visitors who waited +2/);
    expect(out).toMatch(/conversation +2/);
    expect(out).toMatch(/Ada +1 of 2/);
    expect(code).toBe(0);
  });

  it('R22.1 ends with 1 where a decision is not reproduced, and says where', async () => {
    const test = await aStore(databaseFile(folder));
    const row = await test.store.k
      .selectFrom('events')
      .selectAll()
      .where('stream', '=', 'routing')
      .where('type', '=', 'accepted')
      .executeTakeFirstOrThrow();
    const write = (data: string) =>
      test.store.k.updateTable('events').set({ data }).where('pos', '=', row.pos).execute();
    await write(row.data.replace('"do":"assign"', '"do":"nudge"'));
    try {
      const { code, out } = await replay(...span(), '--json');
      expect(JSON.parse(out)).toMatchObject({ run: { deviation: { seq: row.seq, type: 'accepted' } } });
      expect(code).toBe(1);
    } finally {
      await write(row.data);
      await test.store.close();
    }
  });

  it('R22.4 says what other rules would have done, and how well it knows people', async () => {
    const never = { ...plan, rules: plan.rules.map((rule) => ({ ...rule, overflowS: 5 })) };
    const { code, out } = await replay(...span(), '--rules', fileOf('rules.json', never), '--json');
    const told = JSON.parse(out);
    expect(told.before.outcomes).toMatchObject({ conversation: 2 });
    expect(told.changed.model).toEqual({ same: 2, of: 2 });
    expect(told.changed.after.waits).toBe(2);
    expect(code).toBe(0);
    const words = await replay(...span(), '--rules', join(folder, 'rules.json'));
    expect(words.out).toContain('Assumed: visitors ask');
    expect(words.out).toContain('2 of 2 visitors fared as they did');
  });

  it('ends with 2 where there is nothing to replay, or the rules are none', async () => {
    expect(await replay('--from', 'someday')).toMatchObject({ code: 2 });
    expect(await replay('--from', '2020-01-01', '--to', '2020-01-02')).toMatchObject({ code: 2 });
    const bad = await replay(...span(), '--rules', fileOf('bad.json', { rules: [] }));
    expect(bad).toMatchObject({ code: 2, err: expect.stringContaining('is no routing plan') });
  });
});

describe('what a plan would have done', () => {
  const whatIf = () =>
    createWhatIf({
      replay: (question) =>
        replayInThread({ ...question, database: folder, countPractice: false }, { withinMs: 30_000, megabytes: 256 }),
    });

  it('R22.6 is worked out on a thread of its own, one question at a time', async () => {
    const ask = whatIf();
    const question = { plan, from: began, to: ended };
    const [told, refused] = await Promise.all([ask(question), ask(question)]);
    expect(refused).toMatchObject({ ok: false, error: { code: 'rate_limited', detail: { reason: 'busy' } } });
    expect(told).toMatchObject({
      ok: true,
      data: { before: { waits: 2 }, after: { waits: 2 }, model: { same: 2, of: 2 }, differing: 0, skipped: false },
    });
    expect(await ask(question)).toMatchObject({ ok: true });
  });

  it('R22.6 is bounded in time and in traffic', async () => {
    const ask = (replay: WhatIfPorts['replay'], from = began) => createWhatIf({ replay })({ plan, from, to: ended });
    expect(await ask(async () => null)).toMatchObject({
      error: { code: 'unavailable', detail: { reason: 'too_long' } },
    });
    expect(
      await ask((question) =>
        replayInThread({ ...question, database: folder, countPractice: false }, { withinMs: 0, megabytes: 64 }),
      ),
    ).toMatchObject({
      error: { detail: { reason: 'too_long' } },
    });
    expect(
      await ask((question) =>
        replayInThread(
          { ...question, database: folder, countPractice: false, mostRows: 3 },
          { withinMs: 30_000, megabytes: 256 },
        ),
      ),
    ).toMatchObject({ error: { code: 'too_large', detail: { reason: 'traffic' } } });
    expect(await ask(async () => null, 0)).toMatchObject({ error: { code: 'too_large', detail: { reason: 'span' } } });
    expect(await ask(async () => null, ended)).toMatchObject({ error: { code: 'bad_request' } });
  });

  it('R22.7 counts visitors to practise on in a demo alone, and says how many it left out', async () => {
    const test = await aStore(databaseFile(folder));
    const { k } = test.store;
    const { visitor_id: robot } = await k
      .selectFrom('conversations')
      .select('visitor_id')
      .orderBy('created_at')
      .executeTakeFirstOrThrow();
    const practise = (practice: 0 | 1) => k.updateTable('visitors').set({ practice }).where('id', '=', robot).execute();
    await practise(1);
    try {
      const ask = (demo: boolean) =>
        createWhatIf({
          replay: (question) =>
            replayInThread(
              { ...question, database: folder, countPractice: demo },
              { withinMs: 30_000, megabytes: 256 },
            ),
        })({ plan, from: began, to: ended });
      const [real, all] = [await ask(false), await ask(true)];
      expect(all).toMatchObject({ data: { before: { waits: 2 }, model: { of: 2 }, practice: 0 } });
      expect(real).toMatchObject({
        data: {
          before: { waits: 1, outcomes: { conversation: 1 } },
          after: { waits: 1 },
          model: { same: 1, of: 1 },
          differing: 0,
          practice: 1,
        },
      });
      const { out } = await replay(...span());
      expect(out).toContain('every decision was reproduced');
      expect(out).toContain('1 wait of visitors to practise on is in no figure');
      expect(out).toMatch(/visitors who waited +1\n/);
      expect(out).toMatch(/Ada +0 of 1/);
      expect((await replay(...span(), '--practice')).out).toMatch(/visitors who waited +2\n/);
    } finally {
      await practise(0);
      await test.store.close();
    }
  });

  it('R11.5 a preview on a real store decides nothing', async () => {
    const house = await routingHouse();
    const ada = await house.rep('Ada');
    await house.ask('maria', { ownerId: ada.personId });
    const before = [await house.rows('work_items'), await house.rows('reservations'), (await house.events()).length];
    const preview = createPreview(house.core, { copy: house.routing.copy, plan: house.plan, pageOf: () => '/pricing' });
    const { visitorId } = house.visitorOf('maria');
    const told = await preview({ plan: null, visitor: { kind: 'visitor', visitorId } });
    expect(told).toMatchObject({
      ok: true,
      data: {
        facts: { page: '/pricing', ownerId: ada.personId },
        rules: [{ ruleName: 'Everybody else', result: 'held' }],
        targets: [
          { stage: 'owner', queueName: 'Everybody', offered: [{ name: 'Ada' }] },
          { stage: 'queue', offered: [{ name: 'Ada' }] },
        ],
        booker: false,
      },
    });
    expect([await house.rows('work_items'), await house.rows('reservations'), (await house.events()).length]).toEqual(
      before,
    );
    const gone = createPreview(house.core, { copy: house.routing.copy, plan: house.plan, pageOf: () => null });
    expect(await gone({ plan: null, visitor: { kind: 'visitor', visitorId } })).toMatchObject({
      error: { code: 'not_found' },
    });
    await house.stop();
  });
});
