import { expect, it } from 'vitest';
import { createDrafts } from './create-drafts.ts';
import { createMemoryStore } from './memory-store.ts';

it('a reload right after the last key loses nothing: writing begins with the key, not once typing pauses', async () => {
  const store = createMemoryStore();
  const first = createDrafts({ store });
  await first.ready;
  first.set('a', 'hello');
  // Another page reads what this one asked for before anything else could happen.
  const second = createDrafts({ store });
  await second.ready;
  expect(second.get('a')).toBe('hello');
  second.set('a', '');
  await expect.poll(() => store.drafts()).toEqual([]);
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
  expect(slow).toHaveLength(1);
  slow.shift()?.();
  await expect.poll(() => slow.length).toBe(1);
  slow.shift()?.();
  await expect.poll(() => store.drafts()).toEqual([{ lane: 'a', text: 'hello' }]);
});

it('the page goes at the last key, while the one before it is still being written: the last one does not wait for it', async () => {
  const store = createMemoryStore();
  const begun: string[] = [];
  const drafts = createDrafts({
    store: {
      ...store,
      putDraft: ({ text }) => {
        begun.push(text);
        return new Promise(() => {});
      },
    },
  });
  drafts.set('a', 'h');
  drafts.set('a', 'he');
  drafts.hurry();
  expect(begun).toEqual(['h', 'he']);
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
  let refused = 0;
  const drafts = createDrafts({
    store: {
      ...store,
      putDraft: async (draft) => {
        refused += 1;
        if (refused === 1) throw new Error('full');
        await store.putDraft(draft);
      },
    },
  });
  drafts.set('a', 'one');
  await expect.poll(() => refused).toBe(1);
  drafts.set('a', 'one two');
  await expect.poll(() => store.drafts()).toEqual([{ lane: 'a', text: 'one two' }]);
});
