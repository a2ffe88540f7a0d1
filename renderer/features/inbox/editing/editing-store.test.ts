import { expect, test } from 'vitest';
import { createOutbox } from '../../../../shared/client/delivery/create-outbox.ts';
import { createMemoryStore } from '../../../../shared/client/delivery/memory-store.ts';
import type { OutboxItem } from '../../../../shared/client/delivery/outbox.ts';
import { createManualTime, settled } from '../../../../shared/client/tests/manual-time.ts';
import type { Workspace } from '../../../bridge/workspace.ts';
import { editingSlot } from './editing-store.ts';

/** The editing of one page over a store that outlives it. */
function aPage(store = createMemoryStore()) {
  const time = createManualTime();
  const asked: string[] = [];
  const held = new Set<string>();
  let n = 0;
  const outbox = createOutbox({
    store,
    connection: { getSnapshot: () => ({ kind: 'connected', since: 0, epoch: 1 }), subscribe: () => () => {} },
    clock: time,
    timers: time,
    random: () => 0.5,
    ids: {
      next: () => {
        n += 1;
        return `id-${n}`;
      },
    },
    held: ({ of }) => of !== null && held.has(of),
    send: async ({ does, of }: OutboxItem) => {
      asked.push(`${does} ${of}`);
      return { ok: true, data: { seq: asked.length } };
    },
  });
  const workspace = { timers: time, get: () => ({ outbox, held }) } as unknown as Workspace;
  return { editing: editingSlot.create(workspace), asked, time, store };
}

test('a deletion is stored at once and sent only once it cannot be taken back any more', async () => {
  const { editing, asked, time, store } = aPage();
  editing.remove('talk', 'hello');
  await settled();
  expect(await store.items()).toMatchObject([{ does: 'remove', of: 'hello' }]);
  expect([...editing.state.getState().removing]).toEqual(['hello']);
  expect(asked).toEqual([]);
  await time.advance(5_000);
  expect(asked).toEqual(['remove hello']);
  expect(editing.undo('hello')).toBe(false);
});

test('a deletion that is taken back is stored no more and never sent', async () => {
  const { editing, asked, time, store } = aPage();
  editing.remove('talk', 'hello');
  expect(editing.undo('hello')).toBe(true);
  await settled();
  await time.advance(60_000);
  expect(asked).toEqual([]);
  expect(await store.items()).toEqual([]);
  expect(editing.state.getState().removing.size).toBe(0);
});

test('a page that dies within the moment has not taken it back: the next one sends it', async () => {
  const first = aPage();
  first.editing.remove('talk', 'hello');
  await settled();
  const second = aPage(first.store);
  await settled();
  expect(first.asked).toEqual([]);
  expect(second.asked).toEqual(['remove hello']);
});

test('whoever leaves sends it at once', async () => {
  const { editing, asked } = aPage();
  editing.remove('talk', 'hello');
  await settled();
  editing.close();
  await settled();
  expect(asked).toEqual(['remove hello']);
});
