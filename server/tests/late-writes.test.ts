import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { fail } from '../../shared/protocol/result.ts';
import { lastSeqOf } from '../db/event-log.ts';
import type { Tx } from '../db/tx.ts';
import { aStore } from './support/a-store.ts';
import { allStatements } from './support/all-statements.ts';

const at = (tx: Tx, seq: number) => tx.append({ stream: 'routing', seq, type: 'noted', actorId: null, data: { seq } });

const aTurn = async (count: number) => {
  const house = await aStore();
  await Promise.all(Array.from({ length: count }, (_, n) => house.store.run((tx) => at(tx, n + 1))));
  return house;
};

const stored = async ({ store }: Awaited<ReturnType<typeof aStore>>) =>
  (await store.k.selectFrom('events').select(['pos', 'seq', 'data']).orderBy('pos').execute()).map((row) => row.seq);

describe('rows that wait for others of their turn', () => {
  it('are stored in the order of the commands, however many there are', async () => {
    for (const count of [1, 2, 3, 31, 32, 33, 101]) {
      expect(await stored(await aTurn(count))).toEqual(Array.from({ length: count }, (_, n) => n + 1));
    }
  });

  it('are seen by whoever looks at their table, by a defined statement or by Kysely', async () => {
    const { store } = await aStore();
    const seen = await store.run(async (tx) => {
      await at(tx, 1);
      const last = await tx.get(lastSeqOf, { stream: 'routing' });
      await at(tx, 2);
      const all = await tx.k.selectFrom('events').select('seq').execute();
      await at(tx, 3);
      return [last?.seq, all.length];
    });
    expect(seen).toEqual([1, 2]);
    expect(await store.read(async (reads) => (await reads.get(lastSeqOf, { stream: 'routing' }))?.seq)).toBe(3);
  });

  it('fail the command alone that they came from, whose turn begins anew', async () => {
    const house = await aStore();
    const { store } = house;
    const before = store.commits;
    const ran: string[] = [];
    const run = (name: string, seq: number) =>
      store.run(async (tx) => {
        ran.push(name);
        tx.onRollback(() => ran.push(`${name} undone`));
        await at(tx, seq);
      });
    const ends = await Promise.allSettled([run('a', 1), run('b', 1), run('c', 2)]);
    expect(ends.map((end) => end.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(ran).toEqual(['a', 'b', 'c', 'c undone', 'b undone', 'a undone', 'a', 'b', 'b undone', 'c']);
    expect(await stored(house)).toEqual([1, 2]);
    expect(store.commits - before).toBe(1);
  });

  it('that are wrong when somebody looks make the turn begin anew, also where the one who looks takes no offence', async () => {
    const house = await aStore();
    const { store } = house;
    const ends = await Promise.allSettled([
      store.run((tx) => at(tx, 1)),
      store.run((tx) => at(tx, 1)),
      store.run(async (tx) => {
        const last = await Promise.resolve(tx.k.selectFrom('events').select('seq').execute()).catch(() => []);
        await at(tx, 2);
        return last.length;
      }),
    ]);
    expect(ends.map((end) => (end.status === 'fulfilled' ? end.value : 'failed'))).toEqual([1, 'failed', 1]);
    expect(await stored(house)).toEqual([1, 2]);
  });

  it('go with the command that refuses, and with the commit that fails', async () => {
    const house = await aStore();
    const { store } = house;
    await Promise.all([
      store.run(async (tx) => {
        await at(tx, 1);
        return fail('conflict', 'no');
      }),
      store.run((tx) => at(tx, 2)),
    ]);
    await expect(
      store.run(async (tx) => {
        await sql`pragma defer_foreign_keys = on`.execute(tx.k);
        await tx.k.insertInto('availability').values({ rep_id: 'x', weekday: 1, from_min: 0, to_min: 60 }).execute();
        await at(tx, 3);
      }),
    ).rejects.toMatchObject({ name: 'CommitFailed' });
    await store.run((tx) => at(tx, 4));
    expect(await stored(house)).toEqual([2, 4]);
  });

  it('are of tables whose rows no other table needs at once', async () => {
    const { store } = await aStore();
    const late = (await allStatements()).statements.filter((one) => one.late === 'insert');
    const written = late.map((one) => /into "(\w+)"/.exec(one.compile(store.k).sql)?.[1]);
    expect(written.sort()).toEqual(['events', 'messages']);
    const { rows } = await sql<{ sql: string }>`select sql from sqlite_master where type = 'table'`.execute(store.k);
    const needs = rows.filter((row) => written.some((table) => row.sql.includes(`references ${table}`)));
    expect(needs).toEqual([]);
  });
});
