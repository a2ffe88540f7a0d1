import { describe, expect, it } from 'vitest';
import { visitorMayChangeMs } from '../../shared/domain/editing.ts';
import type { Actor } from '../features/actor.ts';
import { createConversationReads } from '../features/conversations/conversation-reads.ts';
import { createConversations } from '../features/conversations/conversations.ts';
import { createEditing } from '../features/conversations/editing.ts';
import { readInbox } from '../features/conversations/inbox-repository.ts';
import { aStore } from './support/a-store.ts';
import { aPerson, aSite, aVisitor } from './support/builders.ts';

const house = async () => {
  const test = await aStore();
  const { core } = test;
  const conversations = createConversations(core);
  const editing = createEditing(conversations);
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
      said: [{ from: 'bot', text: 'Hi, what brings you here?', clientId: core.ids.next() }],
      words: '',
    }),
  );
  const conversationId = row.id;
  await core.store.run((tx) => conversations.assign(tx, { conversationId, repId: ada.personId }));
  const say = async (actor: Actor, text: string): Promise<string> => {
    const clientId = core.ids.next();
    const sent = await core.store.run((tx) => conversations.send(tx, actor, { conversationId, clientId, text }));
    if (!sent.ok) throw new Error(sent.error.message);
    return clientId;
  };
  const edit = (actor: Actor, message: string, text: string, clientId = core.ids.next()) =>
    core.store.run((tx) => editing.edit(tx, actor, { conversationId, clientId, message, text }));
  const remove = (actor: Actor, message: string, clientId = core.ids.next()) =>
    core.store.run((tx) => editing.remove(tx, actor, { conversationId, clientId, message }));
  const entries = async (actor: Actor = ada) => {
    const opened = await reads.open(actor, { conversationId, limit: 100 });
    if (!opened.ok) throw new Error(opened.error.message);
    return opened.data.entries;
  };
  const shown = async () => (await readInbox(core.store.k, ada.personId)).rows[0];
  return { ...test, conversations, conversationId, siteId, ada, ben, visitor, say, edit, remove, entries, shown };
};

describe('changing what was said', () => {
  it('is an entry of the sequence, whose words lie in the message alone', async () => {
    const { core, ada, say, edit, entries } = await house();
    const key = await say(ada, 'Helo');
    expect(await edit(ada, key, 'Hello')).toEqual({ ok: true, data: { seq: 4 } });
    expect((await entries()).slice(-2)).toMatchObject([
      { seq: 3, type: 'message', text: 'Hello', editedAt: expect.any(Number) },
      { seq: 4, type: 'edited', of: 3, text: 'Hello' },
    ]);
    const logged = await core.store.k.selectFrom('events').select('data').where('type', '=', 'edited').execute();
    expect(logged).toEqual([{ data: '{"of":3}' }]);
  });

  it('reads as it stands now, also in the entries of earlier edits, and is gone everywhere once deleted', async () => {
    const { core, ada, visitor, say, edit, remove, entries, shown } = await house();
    const key = await say(visitor, 'secret one');
    await edit(visitor, key, 'secret two');
    await edit(visitor, key, 'secret three');
    expect((await entries()).filter((entry) => 'text' in entry && entry.text?.startsWith('secret'))).toMatchObject([
      { seq: 3, text: 'secret three' },
      { seq: 4, text: 'secret three' },
      { seq: 5, text: 'secret three' },
    ]);
    expect(await shown()).toMatchObject({ words: 'secret three', last: { text: 'secret three' }, unread: 1 });
    expect(await remove(visitor, key)).toEqual({ ok: true, data: { seq: 6 } });
    expect(JSON.stringify(await entries(ada))).not.toContain('secret');
    expect(await shown()).toMatchObject({ words: '', last: { text: 'Hi, what brings you here?' }, unread: 0 });
    for (const table of ['messages', 'conversations', 'events', 'message_changes'] as const) {
      expect(JSON.stringify(await core.store.k.selectFrom(table).selectAll().execute())).not.toContain('secret');
    }
  });

  it('lets the visitor’s next words lead where the first are deleted, and the last that stand end the row', async () => {
    const { visitor, say, remove, shown } = await house();
    const first = await say(visitor, 'first');
    await say(visitor, 'second');
    const third = await say(visitor, 'third');
    await remove(visitor, third);
    await remove(visitor, first);
    expect(await shown()).toMatchObject({ words: 'second', last: { text: 'second', from: 'visitor' } });
  });

  it('is stored once per client id, and acked again with its place', async () => {
    const { core, ada, say, edit, remove, entries } = await house();
    const key = await say(ada, 'one');
    const change = core.ids.next();
    const first = await edit(ada, key, 'two', change);
    await edit(ada, key, 'three');
    expect(await edit(ada, key, 'two', change)).toEqual(first);
    const gone = await remove(ada, key);
    expect(await remove(ada, key)).toEqual(gone);
    expect(await edit(ada, key, 'two', change)).toEqual(first);
    expect((await entries()).map((entry) => entry.type)).toEqual([
      'message',
      'joined',
      'message',
      'edited',
      'edited',
      'deleted',
    ]);
  });

  it('is for who said it alone', async () => {
    const { ada, ben, visitor, core, siteId, say, edit, remove, entries } = await house();
    const hers = await say(ada, 'hers');
    const theirs = await say(visitor, 'theirs');
    const before = await entries();
    const stranger = await aVisitor(core, siteId);
    for (const [actor, key] of [
      [visitor, hers],
      [ada, theirs],
      [ben, hers],
      [stranger, theirs],
    ] as const) {
      expect(await edit(actor, key, 'mine now')).toMatchObject({ ok: false, error: { code: 'not_found' } });
      expect(await remove(actor, key)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    }
    expect(await entries()).toEqual(before);
  });

  it('ends with the conversation, with the message, and for a visitor after a quarter of an hour', async () => {
    const { core, clock, conversations, conversationId, ada, ben, visitor, say, edit, remove } = await house();
    const hers = await say(ada, 'hers');
    const theirs = await say(visitor, 'theirs');
    const gone = await say(ada, 'gone');
    await remove(ada, gone);
    expect(await edit(ada, gone, 'back')).toMatchObject({ error: { code: 'conflict', detail: { reason: 'deleted' } } });
    clock.advance(visitorMayChangeMs);
    expect(await edit(visitor, theirs, 'in time')).toMatchObject({ ok: true });
    clock.advance(1);
    expect(await edit(visitor, theirs, 'late')).toMatchObject({
      error: { code: 'conflict', detail: { reason: 'late' } },
    });
    expect(await edit(ada, hers, 'whenever')).toMatchObject({ ok: true });
    await core.store.run((tx) => conversations.release(tx, { conversationId }));
    await core.store.run((tx) => conversations.assign(tx, { conversationId, repId: ben.personId }));
    expect(await edit(ada, hers, 'not mine any more')).toMatchObject({ error: { code: 'forbidden' } });
    await core.store.run((tx) => conversations.close(tx, conversationId, 'rep', ben.personId));
    expect(await remove(ada, hers)).toMatchObject({ error: { code: 'conflict', detail: { reason: 'closed' } } });
  });
});
