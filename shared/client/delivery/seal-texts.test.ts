import { expect, it } from 'vitest';
import type { StoredItem } from './delivery-store.ts';
import { createMemoryStore } from './memory-store.ts';
import { sealTexts } from './seal-texts.ts';

const item: StoredItem = { clientId: '1', lane: 'a', text: 'secret', createdAt: 1, error: null, strikes: 0 };

it('stores no text in clear, gives it back, and leaves out what its key does not open', async () => {
  const bare = createMemoryStore();
  const store = sealTexts(bare, {
    seal: async (text) => `sealed:${[...text].reverse().join('')}`,
    open: async (sealed) => {
      if (!sealed.startsWith('sealed:')) throw new Error('another key');
      return [...sealed.slice('sealed:'.length)].reverse().join('');
    },
  });
  await store.putItem(item);
  await store.putDraft({ lane: 'a', text: 'draft' });
  expect(JSON.stringify([await bare.items(), await bare.drafts()])).not.toMatch(/secret|draft/);
  await bare.putItem({ ...item, clientId: '2', text: 'under another key' });
  expect(await store.items()).toEqual([item]);
  expect(await store.drafts()).toEqual([{ lane: 'a', text: 'draft' }]);
});
