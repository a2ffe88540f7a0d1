import { describe, expect, it } from 'vitest';
import { createConversationReads } from '../features/conversations/conversation-reads.ts';
import { createConversations } from '../features/conversations/conversations.ts';
import { createGuests } from '../features/conversations/guests.ts';
import { readInbox } from '../features/conversations/inbox-repository.ts';
import { aStore } from './support/a-store.ts';
import { aPerson, aSite, aVisitor } from './support/builders.ts';

const house = async () => {
  const { core } = await aStore();
  const conversations = createConversations(core);
  const guests = createGuests(core, conversations);
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
      said: [{ from: 'visitor', text: 'Talk to sales', clientId: core.ids.next() }],
      words: '',
    }),
  );
  const conversationId = row.id;
  const assign = (repId: string) => core.store.run((tx) => conversations.assign(tx, { conversationId, repId }));
  await assign(ada.personId);
  const say = (actor: typeof ada | typeof visitor, text: string) =>
    core.store.run((tx) => conversations.send(tx, actor, { conversationId, clientId: core.ids.next(), text }));
  const inboxOf = async (actor: typeof ada) => (await readInbox(core.store.k, actor.personId)).rows;
  const opened = async (actor: typeof ada | typeof visitor) => {
    const answer = await reads.open(actor, { conversationId, limit: 100 });
    if (!answer.ok) throw new Error(answer.error.message);
    return answer.data;
  };
  const askBen = (note = 'Knows SAP') => guests.invite(ada, { conversationId, repId: ben.personId, note });
  return { core, conversations, guests, ada, ben, visitor, conversationId, assign, say, inboxOf, opened, askBen };
};

describe('a colleague in a conversation', () => {
  it('is asked in, comes by one click, writes beside the rep, and goes', async () => {
    const { guests, ada, ben, visitor, conversationId, say, inboxOf, opened, askBen } = await house();
    expect(await say(ben, 'Hello')).toMatchObject({ ok: false, error: { code: 'forbidden' } });

    expect(await askBen()).toMatchObject({ ok: true });
    expect(await inboxOf(ben)).toMatchObject([
      {
        id: conversationId,
        box: 'mine',
        unread: 0,
        guest: { state: 'asked', by: { name: 'Ada Lind' }, note: 'Knows SAP' },
      },
    ]);
    expect(await say(ben, 'Hello')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect((await opened(visitor)).conversation.guests).toBeUndefined();

    expect(await guests.join(ben, { conversationId })).toMatchObject({ ok: true });
    expect(await guests.join(ben, { conversationId })).toMatchObject({ ok: true });
    expect(await say(ben, 'I know SAP')).toMatchObject({ ok: true });
    const seen = await opened(visitor);
    expect(seen.conversation).toMatchObject({ rep: { name: 'Ada Lind' }, guests: [{ name: 'Ben Okoro' }] });
    expect(seen.entries.filter((entry) => entry.type === 'joined')).toMatchObject([
      { rep: { name: 'Ada Lind' } },
      { rep: { name: 'Ben Okoro' }, by: { name: 'Ada Lind' }, guest: true },
    ]);

    expect(await guests.leave(ben, { conversationId })).toMatchObject({ ok: true });
    expect(await guests.leave(ben, { conversationId })).toMatchObject({ ok: true });
    expect(await inboxOf(ben)).toEqual([]);
    expect(await say(ben, 'One more thing')).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect((await opened(ada)).entries.at(-1)).toMatchObject({ type: 'left', rep: { name: 'Ben Okoro' }, guest: true });
  });

  it('R24.1 answers for the rep, and reads for themselves: neither side marks the other’s messages as read', async () => {
    const { core, conversations, guests, ada, ben, visitor, conversationId, say, inboxOf, opened, askBen } =
      await house();
    await askBen();
    await guests.join(ben, { conversationId });
    const unread = async (actor: typeof ada) => (await inboxOf(actor)).map((row) => row.unread);
    const read = (actor: typeof ada) =>
      core.store.run((tx) => conversations.read(tx, actor, { conversationId, upTo: 999 }));
    await read(ada);
    await say(visitor, 'And Oracle?');
    expect([await unread(ada), await unread(ben)]).toEqual([[1], [2]]);
    expect((await inboxOf(ada))[0]?.waitingSince).toEqual(expect.any(Number));
    const before = (await opened(visitor)).conversation.repReadSeq;
    await read(ben);
    expect([await unread(ada), await unread(ben)]).toEqual([[1], [0]]);
    expect((await opened(visitor)).conversation.repReadSeq).toBe(before);
    await say(ben, 'Oracle too');
    expect(await unread(ada)).toEqual([1]);
    expect((await inboxOf(ada))[0]?.waitingSince).toBeNull();
    // Each row says who of the two spoke last.
    const last = async (actor: typeof ada) => (await inboxOf(actor)).map((row) => row.last);
    expect(await last(ada)).toMatchObject([{ text: 'Oracle too', by: 'Ben Okoro' }]);
    expect((await last(ben))[0]).not.toHaveProperty('by');
  });

  it('may say no, and the rep may take it back', async () => {
    const { guests, ada, ben, conversationId, inboxOf, opened, askBen } = await house();
    await askBen();
    await guests.leave(ben, { conversationId });
    expect(await inboxOf(ben)).toEqual([]);
    expect(await guests.join(ben, { conversationId })).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    await askBen('Please');
    expect(await inboxOf(ben)).toMatchObject([{ guest: { note: 'Please' } }]);
    await guests.uninvite(ada, { conversationId, repId: ben.personId });
    expect(await inboxOf(ben)).toEqual([]);
    expect((await opened(ada)).entries.filter(({ type }) => type === 'left')).toEqual([]);
  });

  it('is asked in by its rep or a manager only, and never twice over', async () => {
    const { guests, ada, ben, conversationId } = await house();
    const invite = (actor: typeof ada, repId: string) => guests.invite(actor, { conversationId, repId, note: '' });
    expect(await invite(ben, ben.personId)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await invite(ada, ada.personId)).toMatchObject({ ok: false, error: { detail: { reason: 'same_rep' } } });
    expect(await invite({ ...ben, role: 'manager' }, ben.personId)).toMatchObject({ ok: true });
  });

  it('R24.2 is no guest any more once the conversation is theirs', async () => {
    const { conversations, core, guests, ben, conversationId, assign, inboxOf, opened, askBen } = await house();
    await askBen();
    await guests.join(ben, { conversationId });
    await core.store.run((tx) => conversations.release(tx, { conversationId }));
    expect(await inboxOf(ben)).toMatchObject([{ guest: { state: 'here', rep: null } }]);
    await assign(ben.personId);
    expect(await inboxOf(ben)).toMatchObject([{ guest: null }]);
    const { conversation } = await opened(ben);
    expect(conversation).toMatchObject({ rep: { name: 'Ben Okoro' } });
    expect(conversation.guests).toBeUndefined();
  });

  it('leaves with their account', async () => {
    const { core, guests, ben, conversationId, inboxOf, opened, ada, askBen } = await house();
    await askBen();
    await guests.join(ben, { conversationId });
    await core.store.run((tx) => tx.signal('person.deactivated', { personId: ben.personId }));
    expect(await inboxOf(ben)).toEqual([]);
    expect((await opened(ada)).conversation.guests).toBeUndefined();
  });
});
