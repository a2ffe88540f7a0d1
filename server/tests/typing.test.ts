import { describe, expect, it } from 'vitest';
import type { Signals } from '../db/signals.ts';
import { createConversationReads } from '../features/conversations/conversation-reads.ts';
import { createConversations } from '../features/conversations/conversations.ts';
import { createTyping } from '../features/conversations/typing.ts';
import { aStore } from './support/a-store.ts';
import { aPerson, aSite, aVisitor } from './support/builders.ts';

const house = async () => {
  const test = await aStore();
  const { core } = test;
  const conversations = createConversations(core);
  const reads = createConversationReads(core);
  const siteId = await aSite(core);
  const ada = await aPerson(core, 'Ada Lind');
  const ben = await aPerson(core, 'Ben Okoro');
  const visitor = await aVisitor(core, siteId);
  const { row } = await core.store.run((tx) =>
    conversations.start(tx, {
      visitor,
      clientId: core.ids.next(),
      impressionId: null,
      pagePath: '/pricing',
      said: [],
      words: '',
    }),
  );
  await core.store.run((tx) => conversations.assign(tx, { conversationId: row.id, repId: ada.personId }));
  const heard: Signals['conversation.typing'][] = [];
  core.board.after('conversation.typing', (news) => heard.push(news));
  const typing = createTyping(core, reads);
  return { core, conversations, typing, conversationId: row.id, siteId, ada, ben, visitor, heard };
};

describe('who writes', () => {
  it('is told to the other side: the visitor to their rep, the rep by name to the visitor', async () => {
    const { typing, conversationId, ada, visitor, heard } = await house();
    expect(await typing.tell(visitor, { conversationId, typing: true })).toEqual({ ok: true, data: {} });
    expect(await typing.tell(ada, { conversationId, typing: false })).toEqual({ ok: true, data: {} });
    expect(heard).toEqual([
      {
        visitorId: visitor.visitorId,
        repIds: [ada.personId],
        news: { conversationId, rep: null, typing: true },
      },
      {
        visitorId: visitor.visitorId,
        repIds: [],
        news: { conversationId, rep: { id: ada.personId, name: 'Ada Lind', photo: null }, typing: false },
      },
    ]);
  });

  it('is stored nowhere and costs no commit', async () => {
    const { core, typing, conversationId, visitor } = await house();
    const before = core.store.commits;
    for (let time = 0; time < 5; time += 1) await typing.tell(visitor, { conversationId, typing: true });
    expect(core.store.commits).toBe(before);
  });

  it('is nothing that another rep or visitor may say, nor anybody of a closed conversation', async () => {
    const { core, conversations, typing, conversationId, siteId, ada, ben, visitor, heard } = await house();
    const stranger = await aVisitor(core, siteId);
    expect(await typing.tell(stranger, { conversationId, typing: true })).toMatchObject({
      error: { code: 'not_found' },
    });
    expect(await typing.tell(ben, { conversationId, typing: true })).toMatchObject({ error: { code: 'forbidden' } });
    await core.store.run((tx) => conversations.close(tx, conversationId, 'rep', ada.personId));
    await typing.tell(visitor, { conversationId, typing: true });
    expect(heard).toEqual([]);
  });
});
