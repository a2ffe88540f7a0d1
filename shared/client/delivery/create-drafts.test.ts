import { expect, it } from 'vitest';
import { createManualTime, settled } from '../tests/manual-time.ts';
import { createDrafts } from './create-drafts.ts';
import { createMemoryStore } from './memory-store.ts';

it('keeps a draft over a restart, written once typing pauses, and forgets it once it is empty', async () => {
  const store = createMemoryStore();
  const time = createManualTime();
  const first = createDrafts({ store, timers: time });
  await first.ready;
  first.set('a', 'hel');
  first.set('a', 'hello');
  expect(await store.drafts()).toEqual([]);
  await time.advance(400);
  expect(await store.drafts()).toEqual([{ lane: 'a', text: 'hello' }]);
  const second = createDrafts({ store, timers: time });
  await second.ready;
  expect(second.get('a')).toBe('hello');
  second.set('a', '');
  await second.flush();
  expect(await store.drafts()).toEqual([]);
});

it('does not let the store overwrite what was typed before it was read', async () => {
  const store = createMemoryStore();
  await store.putDraft({ lane: 'a', text: 'old' });
  const drafts = createDrafts({ store, timers: createManualTime() });
  drafts.set('a', 'new');
  await drafts.ready;
  expect(drafts.get('a')).toBe('new');
});

it('writes what is in memory when it is closed', async () => {
  const store = createMemoryStore();
  const drafts = createDrafts({ store, timers: createManualTime() });
  drafts.set('a', 'last words');
  drafts.close();
  await settled();
  expect(await store.drafts()).toEqual([{ lane: 'a', text: 'last words' }]);
});
