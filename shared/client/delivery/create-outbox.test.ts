import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../domain/conversation.ts';
import { fail, ok, type Result } from '../../protocol/result.ts';
import type { Readable } from '../readable.ts';
import { createManualTime, settled } from '../tests/manual-time.ts';
import type { ConnectionState } from '../transport/connection.ts';
import { createOutbox } from './create-outbox.ts';
import type { DeliveryStore } from './delivery-store.ts';
import { createMemoryStore } from './memory-store.ts';
import type { OutboxItem } from './outbox.ts';
import { type Locks, openTabClaims } from './tab-claims.ts';

type Answer = Result<{ seq: number | null }>;

function setUp({ store = createMemoryStore(), locks }: { store?: DeliveryStore; locks?: Locks } = {}) {
  const time = createManualTime();
  let state: ConnectionState = { kind: 'connected', since: 0, epoch: 1 };
  const listeners = new Set<() => void>();
  const connection: Readable<ConnectionState> = {
    getSnapshot: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const become = (next: ConnectionState) => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const sent: string[] = [];
  const router = { answer: async (_item: OutboxItem): Promise<Answer> => ok({ seq: sent.length }) };
  let n = 0;
  let tabs = 0;
  const make = () => {
    tabs += 1;
    return createOutbox({
      store,
      connection,
      clock: time,
      timers: time,
      random: () => 0.5,
      ids: {
        next: () => {
          n += 1;
          return `id-${String(n).padStart(4, '0')}`;
        },
      },
      send: (item) => {
        sent.push(item.text);
        return router.answer(item);
      },
      claims: locks && openTabClaims('store', `tab-${tabs}`, locks),
    });
  };
  return { time, store, sent, router, make, become };
}

/** The browser's locks, as far as claims use them: held until what holds them settles, then given to who asked first. */
function createMemoryLocks(): Locks {
  const held = new Map<string, Promise<unknown>>();
  return {
    async request(name, { signal }, hold) {
      const before = held.get(name) ?? Promise.resolve();
      const mine = before.then(() => (signal?.aborted ? undefined : hold()));
      held.set(
        name,
        mine.catch(() => {}),
      );
      return mine;
    },
  };
}

const logged = (seq: number, clientId: string): Entry => ({
  type: 'message',
  seq,
  at: seq,
  id: clientId,
  clientId,
  sender: { kind: 'visitor' },
  text: clientId,
});

const states = (outbox: { getSnapshot(): { items: readonly OutboxItem[] } }) =>
  outbox.getSnapshot().items.map(({ text, state }) => `${text}:${state}`);

describe('createOutbox', () => {
  it('stores a message before it shows it, and forgets it on disk once the router has it', async () => {
    const store = createMemoryStore();
    const order: string[] = [];
    const { make, router } = setUp({
      store: {
        ...store,
        putItem: async (item) => {
          order.push('stored');
          await store.putItem(item);
        },
      },
    });
    let answer: (result: Answer) => void = () => {};
    router.answer = () =>
      new Promise((resolve) => {
        answer = resolve;
      });
    const outbox = make();
    await settled();
    outbox.subscribe(() => order.push(outbox.getSnapshot().items[0]?.state ?? 'none'));
    await outbox.add('a', 'hello');
    await settled();
    expect(order).toEqual(['stored', 'waiting', 'sending']);
    expect(await store.items()).toHaveLength(1);
    answer(ok({ seq: 7 }));
    await settled();
    expect(outbox.getSnapshot().items).toMatchObject([{ state: 'sent', seq: 7 }]);
    expect(await store.items()).toEqual([]);
    outbox.settle('a', [logged(7, 'id-0001')]);
    expect(outbox.getSnapshot().items).toEqual([]);
  });

  it('refuses a blank text and one over 8,000 characters before anything is stored', async () => {
    const { make, store } = setUp();
    const outbox = make();
    expect(await outbox.add('a', 'x'.repeat(8001))).toMatchObject({ error: { code: 'too_large' } });
    expect(await outbox.add('a', ' \n')).toMatchObject({ error: { code: 'bad_request' } });
    expect(await outbox.add('a', 'x'.repeat(8000))).toMatchObject({ ok: true });
    expect(outbox.getSnapshot().items).toHaveLength(1);
    await settled();
    expect(await store.items()).toHaveLength(0);
  });

  it('sends one at a time in order per lane, and lanes do not wait for each other', async () => {
    const { make, sent, router, time } = setUp();
    router.answer = async (item) => (item.lane === 'stuck' ? fail('unavailable', 'busy') : ok({ seq: 1 }));
    const outbox = make();
    await outbox.add('stuck', 's1');
    await outbox.add('stuck', 's2');
    await outbox.add('free', 'f1');
    await outbox.add('free', 'f2');
    await time.advance(100);
    expect(sent).toEqual(['s1', 'f1', 'f2']);
    router.answer = async () => ok({ seq: 1 });
    await time.advance(60_000);
    expect(sent.slice(-2)).toEqual(['s1', 's2']);
  });

  it('tries for ever what may succeed later, and at once when the connection is back', async () => {
    const { make, router, become, time, sent } = setUp();
    router.answer = async () => fail('unavailable', 'down');
    const outbox = make();
    await outbox.add('a', 'hello');
    await time.advance(3_600_000);
    expect(sent.length).toBeGreaterThan(100);
    expect(states(outbox)).toEqual(['hello:waiting']);
    become({ kind: 'reconnecting', since: 0, epoch: 1 });
    router.answer = async () => ok({ seq: 1 });
    const before = sent.length;
    await time.advance(120_000);
    expect(sent).toHaveLength(before);
    become({ kind: 'connected', since: 0, epoch: 2 });
    await settled();
    expect(states(outbox)).toEqual(['hello:sent']);
  });

  it('fails one message for good without blocking the next, and lets it be tried again or dropped', async () => {
    const { make, router } = setUp();
    router.answer = async (item) => (item.text === 'bad' ? fail('forbidden', 'no') : ok({ seq: 1 }));
    const outbox = make();
    await outbox.add('a', 'bad');
    await outbox.add('a', 'good');
    await settled();
    expect(states(outbox)).toEqual(['bad:failed', 'good:sent']);
    router.answer = async () => ok({ seq: 2 });
    outbox.retry('id-0001');
    await settled();
    expect(states(outbox)).toEqual(['bad:sent', 'good:sent']);
    outbox.discard('id-0001');
    expect(states(outbox)).toEqual(['good:sent']);
  });

  it('fails as too_large what closed the socket twice over its size, and never a message that met two dying routers', async () => {
    const { make, router, time } = setUp();
    router.answer = async (item) =>
      fail(
        'unavailable',
        'closed',
        item.text === 'fat' ? { cause: 'closed', code: '1009' } : { cause: 'closed', code: '1006' },
      );
    const outbox = make();
    await outbox.add('a', 'fat');
    await outbox.add('b', 'fine');
    await time.advance(600_000);
    expect(outbox.getSnapshot().items).toMatchObject([
      { state: 'failed', error: { code: 'too_large' } },
      { state: 'waiting' },
    ]);
  });

  it('goes on after a restart with what was waiting or under way, and still shows what had failed', async () => {
    const { make, router, become, sent } = setUp();
    router.answer = async (item) => (item.text === 'bad' ? fail('conflict', 'closed') : new Promise<Answer>(() => {}));
    const first = make();
    await first.add('a', 'bad');
    await first.add('a', 'under way');
    await first.add('a', 'waiting');
    await settled();
    first.close();
    become({ kind: 'connected', since: 0, epoch: 2 });
    router.answer = async () => ok({ seq: 1 });
    const second = make();
    await settled();
    expect(second.getSnapshot().ready).toBe(true);
    expect(states(second)).toEqual(['bad:failed', 'under way:sent', 'waiting:sent']);
    expect(sent).toEqual(['bad', 'under way', 'under way', 'waiting']);
  });

  it('sends although the disk takes nothing', async () => {
    const broken = async () => Promise.reject(new Error('full'));
    const { make } = setUp({
      store: { ...createMemoryStore(), items: broken, putItem: broken, deleteItem: broken },
    });
    const outbox = make();
    await outbox.add('a', 'hello');
    await settled();
    expect(states(outbox)).toEqual(['hello:sent']);
  });

  it('changes a message that was never sent where it lies', async () => {
    const { make, become, sent, store } = setUp();
    const outbox = make();
    become({ kind: 'reconnecting', since: 0, epoch: 1 });
    await outbox.add('a', 'one');
    await outbox.add('a', 'two');
    await outbox.edit('a', 'id-0001', 'one, better');
    await outbox.remove('a', 'id-0002');
    expect(await outbox.edit('a', 'id-0001', ' ')).toMatchObject({ error: { code: 'bad_request' } });
    expect(states(outbox)).toEqual(['one, better:waiting']);
    expect(await store.items()).toMatchObject([{ text: 'one, better' }]);
    become({ kind: 'connected', since: 0, epoch: 2 });
    await settled();
    expect(sent).toEqual(['one, better']);
  });

  it('follows a message that may have arrived with a change of its own, in order, also over a restart', async () => {
    const { make, router, become } = setUp();
    const asked: string[] = [];
    router.answer = async () => fail('unavailable', 'no answer', { cause: 'timeout' });
    const first = make();
    await first.add('a', 'one');
    await settled();
    become({ kind: 'reconnecting', since: 0, epoch: 1 });
    await first.edit('a', 'id-0001', 'two');
    await first.edit('a', 'id-0001', 'three');
    await first.remove('a', 'gone');
    expect(states(first)).toEqual(['one:waiting', 'three:waiting', ':waiting']);
    first.close();
    router.answer = async ({ does, of, text }) => {
      asked.push(`${does} ${of} ${text}`);
      return ok({ seq: asked.length });
    };
    const second = make();
    become({ kind: 'connected', since: 0, epoch: 2 });
    await settled();
    expect(asked).toEqual(['send null one', 'edit id-0001 three', 'remove gone ']);
    second.settle('a', [logged(2, 'id-0001')]);
    expect(states(second)).toEqual([':sent']);
  });

  it('takes changes of a message that the router refused into the message, for there is nothing else to change', async () => {
    const { make, router } = setUp();
    const answers: ((answer: Answer) => void)[] = [];
    router.answer = () => new Promise((resolve) => answers.push(resolve));
    const outbox = make();
    await outbox.add('a', 'one');
    await outbox.add('b', 'two');
    await settled();
    await outbox.edit('a', 'id-0001', 'one, better');
    await outbox.remove('b', 'id-0002');
    for (const answer of answers) answer(fail('conflict', 'closed'));
    await settled();
    expect(states(outbox)).toEqual(['one, better:failed']);
  });

  it('keeps the order in which was written, whatever the clock does', async () => {
    const { make, become, time, store } = setUp();
    become({ kind: 'reconnecting', since: 0, epoch: 1 });
    const first = make();
    await first.add('a', 'one');
    await time.advance(-3_600_000);
    await first.add('a', 'two');
    first.close();
    const second = make();
    await time.advance(-3_600_000);
    await second.add('a', 'three');
    second.close();
    const third = make();
    await settled();
    expect(states(third)).toEqual(['one:waiting', 'two:waiting', 'three:waiting']);
    expect(await store.items()).toHaveLength(3);
  });

  it('shows and sends a message although the disk never answers', async () => {
    const hung = <T>() => new Promise<T>(() => {});
    const { make, time } = setUp({ store: { ...createMemoryStore(), items: hung, putItem: hung, deleteItem: hung } });
    const outbox = make();
    const added = outbox.add('a', 'hello');
    await time.advance(3_000);
    expect(await added).toMatchObject({ ok: true });
    await settled();
    expect(states(outbox)).toEqual(['hello:sent']);
  });

  it('leaves what another page is sending to that page, and takes it over once the page is gone', async () => {
    const { make, router, become, time, sent } = setUp({ locks: createMemoryLocks() });
    router.answer = async () => fail('unavailable', 'down');
    const one = make();
    await one.add('a', 'from one');
    await time.advance(100);
    const two = make();
    await two.add('a', 'from two');
    await time.advance(100);
    expect(states(two)).toEqual(['from two:waiting']);
    expect(sent.filter((text) => text === 'from one').length).toBeGreaterThan(0);
    one.close();
    router.answer = async () => ok({ seq: 1 });
    await settled();
    become({ kind: 'connected', since: 0, epoch: 2 });
    await time.advance(60_000);
    expect(states(two)).toEqual(['from one:sent', 'from two:sent']);
    two.close();
    expect(states(make())).toEqual([]);
  });

  it('gives each message to the router in order and at least once, and drops none, through failures and restarts', async () => {
    const step = fc.constantFrom('add', 'fail', 'work', 'lose ack', 'offline', 'online', 'restart', 'wait');
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const { make, router, become, time } = setUp();
        const stored: string[] = [];
        let mode = 'work';
        let epoch = 1;
        router.answer = async (item) => {
          if (mode === 'fail') return fail('unavailable', 'down');
          if (!stored.includes(item.text)) stored.push(item.text);
          return mode === 'lose ack' ? fail('unavailable', 'no answer', { cause: 'timeout' }) : ok({ seq: 1 });
        };
        let outbox = make();
        let added = 0;
        for (const now of steps) {
          if (now === 'add') {
            added += 1;
            await outbox.add('a', `m${added}`);
          } else if (now === 'offline') become({ kind: 'reconnecting', since: 0, epoch });
          else if (now === 'online') {
            epoch += 1;
            become({ kind: 'connected', since: 0, epoch });
          } else if (now === 'wait') await time.advance(5_000);
          else if (now === 'restart') {
            outbox.close();
            outbox = make();
            await settled();
          } else mode = now;
        }
        mode = 'work';
        become({ kind: 'connected', since: 0, epoch: epoch + 1 });
        await time.advance(120_000);
        expect(stored).toEqual(Array.from({ length: added }, (_, n) => `m${n + 1}`));
        outbox.close();
      }),
      { numRuns: 60 },
    );
  });
});
