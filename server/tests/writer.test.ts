import { describe, expect, it } from 'vitest';
import { fail } from '../../shared/protocol/result.ts';
import { lastSeqOf } from '../db/event-log.ts';
import type { Tx } from '../db/tx.ts';
import { aStore } from './support/a-store.ts';

const note = (tx: Tx, n: number) => tx.append({ stream: 'routing', type: 'noted', actorId: null, data: { n } });

describe('the one writer', () => {
  it('commits once for a burst of 200 commands in one turn, and acks after the commit', async () => {
    const { store } = await aStore();
    const before = store.commits;
    await Promise.all(Array.from({ length: 200 }, (_, n) => store.run((tx) => note(tx, n))));
    expect(store.commits - before).toBe(1);
    const { n } = await store.k
      .selectFrom('events')
      .select((eb) => eb.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
    expect(n).toBe(200);
  });

  it('rolls back a command that throws or refuses, alone', async () => {
    const { store } = await aStore();
    const undone: string[] = [];
    const [kept, refused, thrown] = await Promise.allSettled([
      store.run((tx) => note(tx, 1)),
      store.run(async (tx) => {
        tx.onRollback(() => undone.push('refused'));
        await note(tx, 2);
        return fail('conflict', 'no');
      }),
      store.run(async (tx) => {
        tx.onRollback(() => undone.push('thrown'));
        await note(tx, 3);
        throw new Error('bug');
      }),
    ]);
    expect(kept.status).toBe('fulfilled');
    expect(refused).toMatchObject({ status: 'fulfilled', value: { ok: false } });
    expect(thrown.status).toBe('rejected');
    // The first that fails after it wrote takes the turn's transaction with it, and is tried once more.
    expect(undone).toEqual(['refused', 'refused', 'thrown']);
    const rows = await store.k.selectFrom('events').select('data').execute();
    expect(rows).toEqual([{ data: '{"n":1}' }]);
  });

  it('keeps what stands between refusals, wherever in the turn they are', async () => {
    const { store } = await aStore();
    const before = store.commits;
    const turn = ['refused', 'thrown', 'kept', 'refused', 'kept', 'thrown', 'kept', 'refused'];
    await Promise.allSettled(
      turn.map((end, n) =>
        store.run(async (tx) => {
          await note(tx, n);
          if (end === 'thrown') throw new Error('bug');
          return end === 'refused' ? fail('conflict', 'no') : null;
        }),
      ),
    );
    expect(store.commits - before).toBe(1);
    const rows = await store.k.selectFrom('events').select(['seq', 'data']).orderBy('seq').execute();
    expect(rows).toEqual([
      { seq: 1, data: '{"n":2}' },
      { seq: 2, data: '{"n":4}' },
      { seq: 3, data: '{"n":6}' },
    ]);
  });

  it('begins a turn anew at most once, however many fail, and not for what wrote nothing', async () => {
    const { store } = await aStore();
    await store.run((tx) => note(tx, 0));
    const ran: string[] = [];
    const before = store.commits;
    const run = (name: string, end: 'kept' | 'refused', writes: boolean) =>
      store.run(async (tx) => {
        ran.push(name);
        tx.onRollback(() => ran.push(`${name} undone`));
        if (writes) await note(tx, 1);
        else await tx.get(lastSeqOf, { stream: 'routing' });
        return end === 'kept' ? null : fail('conflict', 'no');
      });
    await Promise.all([
      run('a', 'kept', true),
      run('b', 'refused', false),
      run('c', 'kept', true),
      run('d', 'refused', true),
      run('e', 'refused', true),
      run('f', 'kept', true),
    ]);
    const first = ['a', 'b', 'b undone', 'c', 'd', 'd undone', 'c undone', 'a undone'];
    expect(ran).toEqual([...first, 'a', 'b', 'b undone', 'c', 'd', 'd undone', 'e', 'e undone', 'f']);
    expect(store.commits - before).toBe(1);
    expect(await store.k.selectFrom('events').select('seq').orderBy('seq').execute()).toEqual(
      [1, 2, 3, 4].map((seq) => ({ seq })),
    );
  });

  it('takes back what was written through Kysely, beside what others wrote', async () => {
    const { store } = await aStore();
    const put = (key: string, end: 'kept' | 'refused') =>
      store.run(async (tx) => {
        await tx.k.insertInto('settings').values({ key, value: '1', updated_at: 1 }).execute();
        return end === 'kept' ? null : fail('conflict', 'no');
      });
    await Promise.all([put('a', 'kept'), put('b', 'refused'), put('c', 'kept'), put('d', 'refused')]);
    expect((await store.k.selectFrom('settings').select('key').orderBy('key').execute()).map((row) => row.key)).toEqual(
      ['a', 'c'],
    );
  });

  it('publishes after the commit, in order, and nothing of a refused command', async () => {
    const { core, store } = await aStore();
    const heard: string[] = [];
    core.board.after('visitor.changed', ({ visitorId }) => heard.push(visitorId));
    await Promise.all([
      store.run((tx) => tx.signal('visitor.changed', { visitorId: 'a' })),
      store.run(async (tx) => {
        await tx.signal('visitor.changed', { visitorId: 'never' });
        return fail('conflict', 'no');
      }),
      store.run((tx) => tx.signal('visitor.changed', { visitorId: 'b' })),
    ]);
    expect(heard).toEqual(['a', 'b']);
  });

  it('lets what is committed be read at once, and nothing of a group that is open', async () => {
    const { store } = await aStore();
    const last = () => store.read(async (reads) => (await reads.get(lastSeqOf, { stream: 'routing' }))?.seq ?? 0);
    await store.run((tx) => note(tx, 1));
    const inGroup = store.run(async (tx) => {
      const reading = last();
      await note(tx, 2);
      return { reading };
    });
    expect(await last()).toBe(1);
    const { reading } = await inGroup;
    expect([await reading, await last()]).toEqual([2, 2]);
  });

  it('fails the whole group when the commit fails, undoes memory in reverse and goes on afterwards', async () => {
    const { store } = await aStore();
    const undone: number[] = [];
    const broken = await Promise.allSettled(
      [1, 2].map((n) =>
        store.run(async (tx) => {
          tx.onRollback(() => undone.push(n));
          await note(tx, n);
          // A deferred constraint is judged at the commit: the one way to make the commit itself fail.
          await tx.k.executeQuery({
            sql: 'pragma defer_foreign_keys = on',
            parameters: [],
            query: { kind: 'RawNode' },
          } as never);
          await tx.k
            .insertInto('availability')
            .values({ rep_id: `nobody-${n}`, weekday: 1, from_min: 0, to_min: 60 })
            .execute();
        }),
      ),
    );
    expect(broken.map((one) => one.status)).toEqual(['rejected', 'rejected']);
    expect(broken[0]).toMatchObject({ reason: { name: 'CommitFailed' } });
    expect(undone).toEqual([2, 1]);
    await store.run((tx) => note(tx, 3));
    expect(await store.k.selectFrom('events').select('data').execute()).toEqual([{ data: '{"n":3}' }]);
  });

  it('notices a command that awaits something else than a statement', async () => {
    const { store, outlived } = await aStore();
    await store.run(() => new Promise((resolve) => setTimeout(resolve, 5)));
    expect(outlived()).toBe(1);
  });

  it('keeps a query from outside out of an open group', async () => {
    const { store } = await aStore();
    const order: string[] = [];
    const command = store.run(async (tx) => {
      await note(tx, 1);
      order.push('command');
      await note(tx, 2);
    });
    const outside = store.k.transaction().execute(async (trx) => {
      order.push('outside begins');
      await trx.selectFrom('events').selectAll().execute();
      order.push('outside ends');
    });
    await Promise.all([command, outside]);
    const begins = order.indexOf('outside begins');
    expect(order.indexOf('outside ends')).toBe(begins + 1);
  });
});
