import { expect, it } from 'vitest';
import { createDrafts } from './create-drafts.ts';
import { createMemoryStore } from './memory-store.ts';

it('a reload right after the last key loses nothing: writing begins with the key, not once typing pauses', async () => {
  const store = createMemoryStore();
  const first = createDrafts({ store });
  await first.ready;
  await first.flush();
  first.set('a', 'hello');
  // Another page reads what this one asked for before anything else could happen.
  const second = createDrafts({ store });
  await second.ready;
  expect(second.get('a')).toBe('hello');
  second.set('a', '');
  await second.flush();
  expect(await store.drafts()).toEqual([]);
});

it('does not let the store overwrite what was typed before it was read', async () => {
  const store = createMemoryStore();
  await store.putDraft({ lane: 'a', text: 'old' });
  const drafts = createDrafts({ store });
  drafts.set('a', 'new');
  await drafts.ready;
  expect(drafts.get('a')).toBe('new');
});

it('never stores an older text last, however long each takes to be written', async () => {
  const store = createMemoryStore();
  const slow: (() => void)[] = [];
  const drafts = createDrafts({
    store: {
      ...store,
      putDraft: async (draft) => {
        await new Promise<void>((resolve) => slow.push(resolve));
        await store.putDraft(draft);
      },
    },
  });
  await drafts.ready;
  drafts.set('a', 'h');
  drafts.set('a', 'he');
  drafts.set('a', 'hello');
  const written = drafts.flush();
  expect(slow).toHaveLength(1);
  slow.shift()?.();
  await expect.poll(() => slow.length).toBe(1);
  slow.shift()?.();
  await written;
  expect(await store.drafts()).toEqual([{ lane: 'a', text: 'hello' }]);
});

it('two drafts and a quit: the second does not wait until the first is written', async () => {
  const store = createMemoryStore();
  const begun: string[] = [];
  const drafts = createDrafts({
    store: {
      ...store,
      putDraft: async (draft) => {
        begun.push(draft.lane);
        // The first is still under way when the page goes.
        if (draft.lane === 'a') await new Promise(() => {});
        await store.putDraft(draft);
      },
    },
  });
  drafts.set('a', 'to Ann');
  drafts.set('b', 'to Ben');
  expect(begun).toEqual(['a', 'b']);
  await expect.poll(() => store.drafts()).toEqual([{ lane: 'b', text: 'to Ben' }]);
});

it('tries again with the next change where a text could not be stored', async () => {
  const store = createMemoryStore();
  let full = true;
  const drafts = createDrafts({
    store: { ...store, putDraft: (draft) => (full ? Promise.reject(new Error('full')) : store.putDraft(draft)) },
  });
  drafts.set('a', 'one');
  await drafts.flush();
  full = false;
  drafts.set('a', 'one two');
  await drafts.flush();
  expect(await store.drafts()).toEqual([{ lane: 'a', text: 'one two' }]);
});
