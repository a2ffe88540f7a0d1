import { expect, it } from 'vitest';
import type { DeliveryStore } from '../../../shared/client/delivery/delivery-store.ts';
import { lateStore } from '../../../shared/client/delivery/late-store.ts';
import { createMemoryStore } from '../../../shared/client/delivery/memory-store.ts';
import { settled } from '../../../shared/client/tests/manual-time.ts';
import { createVisitorHouse } from '../tests/visitor-house.ts';
import { createMessenger } from './create-messenger.ts';

function setUp() {
  const { presence, time, ids, line, conversations } = createVisitorHouse();
  const { promise, resolve } = Promise.withResolvers<DeliveryStore>();
  const messenger = createMessenger({
    presence,
    store: lateStore(promise),
    clock: time,
    timers: time,
    ids,
    random: () => 0.5,
  });
  const said = () =>
    conversations.flatMap(({ entries }) =>
      entries.flatMap((entry) => (entry.type === 'message' && entry.sender.kind === 'visitor' ? [entry.text] : [])),
    );
  return { messenger, time, line, said, come: resolve };
}

it('sends what was written before the store came, once', async () => {
  const { messenger, time, said, come } = setUp();
  await settled();
  void messenger.send('Do you integrate with SAP?');
  // The store's patience: a message is not held up by a chunk that does not come.
  await time.advance(2_000);
  await time.advance(2_000);
  expect(said()).toEqual(['Do you integrate with SAP?']);
  const store = createMemoryStore();
  come(store);
  await time.advance(2_000);
  expect(said()).toEqual(['Do you integrate with SAP?']);
  // What reached the router is no longer kept.
  expect(await store.items()).toEqual([]);
});

it('keeps what was written without a line, and what was typed, once the store comes', async () => {
  const { messenger, time, line, come } = setUp();
  await settled();
  line.reachable = false;
  line.cut();
  void messenger.send('Are you there?');
  await time.advance(2_000);
  messenger.setDraft('One more th');
  await time.advance(2_000);
  const store = createMemoryStore();
  await store.putDraft({ lane: 'visitor', text: 'of yesterday' });
  come(store);
  await time.advance(2_000);
  expect(await store.items()).toMatchObject([{ text: 'Are you there?' }]);
  expect(messenger.draft()).toBe('One more th');
  expect(await store.drafts()).toMatchObject([{ text: 'One more th' }]);
});
