import { expect, test } from 'vitest';
import { createConversations } from '../features/conversations/conversations.ts';
import { colleaguesSource } from '../realtime/views/colleagues-source.ts';
import { aStore } from './support/a-store.ts';
import { aPerson, aSite, aVisitor } from './support/builders.ts';

const house = async () => {
  const { core, clock } = await aStore();
  const conversations = createConversations(core);
  const siteId = await aSite(core);
  const ada = await aPerson(core, 'Ada Lind');
  const ben = await aPerson(core, 'Ben Okoro');
  const starts = async (words: string) => {
    const visitor = await aVisitor(core, siteId);
    const { row } = await core.store.run((tx) =>
      conversations.start(tx, {
        visitor,
        clientId: core.ids.next(),
        impressionId: null,
        pagePath: '/pricing',
        said: [{ from: 'visitor', text: words, clientId: core.ids.next() }],
        words,
      }),
    );
    clock.advance(1_000);
    return { id: row.id, visitor };
  };
  const assign = (conversationId: string, repId: string) =>
    core.store.run((tx) => conversations.assign(tx, { conversationId, repId }));
  const say = (actor: typeof ada, conversationId: string, text: string) =>
    core.store.run((tx) => conversations.send(tx, actor, { conversationId, clientId: core.ids.next(), text }));
  const close = (id: string) => core.store.run((tx) => conversations.close(tx, id, 'rep', null));
  const source = colleaguesSource(core, { connectionOf: () => 'here' });
  return { core, ada, ben, starts, assign, say, close, source };
};

test('everybody sees what the others are on: who has it, what was said last, how long they wait; nothing that waits or is over', async () => {
  const { ada, ben, starts, assign, say, close, source } = await house();
  const first = await starts('Do you have SSO?');
  const second = await starts('Does it scale?');
  const over = await starts('Thanks');
  await starts('Is anybody there?');
  await assign(first.id, ada.personId);
  await assign(second.id, ben.personId);
  await assign(over.id, ben.personId);
  await close(over.id);
  await say(ada, first.id, 'We do');
  const read = (limit = 100) => source.read(ben, { limit });
  expect(await read()).toMatchObject({
    items: [
      { id: first.id, rep: { name: 'Ada Lind' }, words: 'We do', lastFrom: 'rep', waitingSince: null },
      { id: second.id, rep: { name: 'Ben Okoro' }, words: 'Does it scale?', lastFrom: 'visitor' },
    ],
    summary: { total: 2 },
  });
  expect(await read(1)).toMatchObject({ items: [{ id: first.id }], summary: { total: 2 } });
  // One reading for all who look.
  expect(source.key(ada, { limit: 100 })).toBe(source.key(ben, { limit: 100 }));
});

test('it is read again for what moves it, and not for who has read', async () => {
  const { core, ada, ben, starts, assign, say, close, source } = await house();
  const { id, visitor } = await starts('Do you have SSO?');
  let told = 0;
  const stop = source.watch(ben, { limit: 100 }, () => {
    told += 1;
  });
  const moves = async (act: () => Promise<unknown>): Promise<boolean> => {
    const before = told;
    await act();
    return told > before;
  };
  expect(await moves(() => assign(id, ada.personId))).toBe(true);
  await source.read(ben, { limit: 100 });
  expect(await moves(() => say(ada, id, 'We do'))).toBe(true);
  const conversations = createConversations(core);
  const reads = () => core.store.run((tx) => conversations.read(tx, ada, { conversationId: id, upTo: 1 }));
  expect(await moves(reads)).toBe(false);
  const seen = (visitorId: string) => core.store.run((tx) => tx.signal('visitor.changed', { visitorId }));
  expect(await moves(() => seen(visitor.visitorId))).toBe(true);
  expect(await moves(() => seen(ada.personId))).toBe(false);
  expect(await moves(() => close(id))).toBe(true);
  stop();
  expect(await moves(() => starts('Hello?'))).toBe(false);
});
