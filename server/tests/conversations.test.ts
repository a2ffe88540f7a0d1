import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Entry } from '../../shared/domain/conversation.ts';
import type { Tx } from '../db/tx.ts';
import type { VisitorActor } from '../features/actor.ts';
import { createConversationReads } from '../features/conversations/conversation-reads.ts';
import { createConversations } from '../features/conversations/conversations.ts';
import { readInbox } from '../features/conversations/inbox-repository.ts';
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
  const started = (who: VisitorActor = visitor, clientId = core.ids.next()) =>
    core.store.run((tx) =>
      conversations.start(tx, {
        visitor: who,
        clientId,
        impressionId: null,
        pagePath: '/pricing',
        said: [
          { from: 'bot', text: 'Hi, what brings you here?', clientId: core.ids.next() },
          { from: 'visitor', text: 'Talk to sales', clientId },
        ],
        words: '',
      }),
    );
  return { ...test, conversations, reads, siteId, ada, ben, visitor, started };
};

const seqs = (entries: Entry[]) => entries.map((entry) => entry.seq);

describe('a conversation', () => {
  it('starts once per client id, and answers the open one to any other start', async () => {
    const { started, visitor } = await house();
    const clientId = '0190163d-8694-739b-aea5-966c26f8ad91';
    const first = await started(visitor, clientId);
    expect(first.started).toBe(true);
    expect(await started(visitor, clientId)).toMatchObject({ started: false, row: { id: first.row.id } });
    expect(await started(visitor)).toMatchObject({ started: false, row: { id: first.row.id } });
  });

  it('stores a message once per client id and acks a resend with the stored place', async () => {
    const { core, conversations, reads, started, visitor } = await house();
    const { row } = await started();
    const message = { conversationId: row.id, clientId: core.ids.next(), text: 'Do you integrate with SAP?' };
    const first = await core.store.run((tx) => conversations.send(tx, visitor, message));
    const again = await core.store.run((tx) => conversations.send(tx, visitor, message));
    expect(again).toEqual(first);
    const opened = await reads.open(visitor, { conversationId: row.id, limit: 50 });
    if (!opened.ok) throw new Error(opened.error.message);
    expect(seqs(opened.data.entries)).toEqual([1, 2, 3]);
    expect(opened.data.conversation.lastSeq).toBe(3);
  });

  it('gives a burst from both sides its places in order, and acks what comes twice in it with the stored place', async () => {
    const { core, store, conversations, reads, started, visitor, ada } = await house();
    const { row } = await started();
    await store.run((tx) => conversations.assign(tx, { conversationId: row.id, repId: ada.personId }));
    const messages = Array.from({ length: 40 }, (_, n) => ({
      actor: n % 3 === 0 ? ada : visitor,
      input: { conversationId: row.id, clientId: core.ids.next(), text: `word ${n}` },
    }));
    const burst = messages.flatMap((message, n) => (n % 7 === 6 ? [message, messages[n - 4] ?? message] : [message]));
    const send = (turn: typeof burst) =>
      Promise.all(turn.map(({ actor, input }) => store.run((tx) => conversations.send(tx, actor, input))));
    const commits = store.commits;
    const fresh = await send(messages.slice(0, 5));
    const all = await send(burst);
    expect(store.commits - commits).toBe(2);
    const ackOf = new Map(burst.map(({ input }, n) => [input.clientId, all[n]]));
    for (const [n, { input }] of burst.entries()) expect(all[n]).toEqual(ackOf.get(input.clientId));
    expect(all.slice(0, 5)).toEqual(fresh);
    const opened = await reads.open(visitor, { conversationId: row.id, limit: 200 });
    if (!opened.ok) throw new Error(opened.error.message);
    const { conversation, entries } = opened.data;
    const said = entries.flatMap((entry) => (entry.type === 'message' && entry.seq > 3 ? [entry.text] : []));
    expect(said).toEqual(messages.map(({ input }) => input.text));
    expect(seqs(entries)).toEqual(Array.from({ length: 43 }, (_, n) => n + 1));
    expect(conversation).toMatchObject({ lastSeq: 43, visitorReadSeq: 42, repReadSeq: 43 });
    const stored = await store.k.selectFrom('conversations').select(['last_seq', 'last_text']).executeTakeFirst();
    expect(stored).toEqual({ last_seq: 43, last_text: 'word 39' });
  });

  it('leaves nothing behind when it refuses', async () => {
    const { core, conversations, started, ben, ada } = await house();
    const { row } = await started();
    await core.store.run((tx) => conversations.assign(tx, { conversationId: row.id, repId: ada.personId }));
    const before = await core.store.k.selectFrom('conversations').selectAll().execute();
    const refused = await core.store.run((tx) =>
      conversations.send(tx, ben, { conversationId: row.id, clientId: core.ids.next(), text: 'Hello' }),
    );
    expect(refused).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await core.store.k.selectFrom('conversations').selectAll().execute()).toEqual(before);
  });

  it('is invisible to another visitor', async () => {
    const { core, conversations, reads, siteId, started } = await house();
    const { row } = await started();
    const stranger = await aVisitor(core, siteId);
    const asked = { conversationId: row.id, limit: 10 };
    expect(await reads.open(stranger, asked)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    const sent = core.store.run((tx) =>
      conversations.send(tx, stranger, { conversationId: row.id, clientId: core.ids.next(), text: 'Mine now' }),
    );
    expect(await sent).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });

  it('takes the visitor’s own words for lists, not the label of the button', async () => {
    const { core, conversations, started, visitor, ada } = await house();
    const { row } = await started();
    await core.store.run((tx) => conversations.markWaiting(tx, row.id));
    expect((await readInbox(core.store.k, ada.personId)).rows[0]).toMatchObject({ box: 'waiting', words: '' });
    await core.store.run((tx) =>
      conversations.send(tx, visitor, {
        conversationId: row.id,
        clientId: core.ids.next(),
        text: 'Does it run in AWS?',
      }),
    );
    expect((await readInbox(core.store.k, ada.personId)).rows[0]).toMatchObject({ words: 'Does it run in AWS?' });
  });

  it('counts unread from what the rep has read, and an answer reads all before it', async () => {
    const { core, conversations, started, visitor, ada } = await house();
    const { row } = await started();
    const say = (actor: typeof visitor | typeof ada, text: string) =>
      core.store.run((tx) =>
        conversations.send(tx, actor, { conversationId: row.id, clientId: core.ids.next(), text }),
      );
    const unread = async () => (await readInbox(core.store.k, ada.personId)).rows.map((item) => item.unread);
    await core.store.run((tx) => conversations.assign(tx, { conversationId: row.id, repId: ada.personId }));
    await say(visitor, 'one');
    await say(visitor, 'two');
    expect(await unread()).toEqual([3]);
    await say(ada, 'Hello');
    expect(await unread()).toEqual([0]);
    await say(visitor, 'three');
    expect(await unread()).toEqual([1]);
    await core.store.run((tx) => conversations.read(tx, ada, { conversationId: row.id, upTo: 999 }));
    expect(await unread()).toEqual([0]);
  });

  it('refuses words after its end and closes only once', async () => {
    const { core, conversations, started, visitor } = await house();
    const { row } = await started();
    const close = () => core.store.run((tx) => conversations.close(tx, row.id, 'visitor', visitor.visitorId));
    const closed = await close();
    expect(await close()).toEqual(closed);
    const late = core.store.run((tx) =>
      conversations.send(tx, visitor, { conversationId: row.id, clientId: core.ids.next(), text: 'Still there?' }),
    );
    expect(await late).toMatchObject({ ok: false, error: { code: 'conflict' } });
  });

  it('pages back and pulls forward without a gap or a double', async () => {
    const { core, conversations, reads, started, visitor } = await house();
    const { row } = await started();
    for (let i = 0; i < 40; i += 1) {
      await core.store.run((tx) =>
        conversations.send(tx, visitor, { conversationId: row.id, clientId: core.ids.next(), text: `line ${i}` }),
      );
    }
    const pulled: number[] = [];
    for (let after = 0, more = true; more; ) {
      const page = await reads.pull(visitor, { conversationId: row.id, after, limit: 7 });
      if (!page.ok) throw new Error(page.error.message);
      pulled.push(...seqs(page.data.entries));
      after = page.data.entries.at(-1)?.seq ?? after;
      more = page.data.more;
    }
    expect(pulled).toEqual(Array.from({ length: 42 }, (_, i) => i + 1));
    const back = await reads.history(visitor, { conversationId: row.id, before: 10, limit: 4 });
    expect(back).toMatchObject({ ok: true, data: { more: true } });
    if (back.ok) expect(seqs(back.data.entries)).toEqual([6, 7, 8, 9]);
  });
});

describe('what a command knows of a conversation', () => {
  it('is what is stored after every one of its steps', async () => {
    const { store, conversations, visitor, ada, started } = await house();
    const { row } = await started();
    const conversationId = row.id;
    const said = (text: string) => ({ conversationId, clientId: crypto.randomUUID(), text });
    const steps: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => conversations.send(tx, visitor, said('Do you integrate with SAP?')),
      (tx) => conversations.markWaiting(tx, conversationId),
      (tx) => conversations.setEmailAsked(tx, conversationId, 'asked'),
      (tx) => conversations.assign(tx, { conversationId, repId: ada.personId }),
      (tx) => conversations.send(tx, ada, said('Yes, by an adapter.')),
      (tx) => conversations.read(tx, visitor, { conversationId, upTo: 500 }),
      (tx) => conversations.append(tx, conversationId, { type: 'booked', meetingId: 'm', startsAt: 1 }, null),
      (tx) => conversations.release(tx, { conversationId }),
      (tx) => conversations.showBooker(tx, conversationId),
      (tx) => conversations.setEmailAsked(tx, conversationId, 'given'),
      (tx) => conversations.close(tx, conversationId, 'visitor', visitor.visitorId),
    ];
    await store.run(async (tx) => {
      for (const step of steps) {
        const before = await conversations.row(tx, conversationId);
        const copy = { ...before };
        await step(tx);
        const stored = await tx.k.selectFrom('conversations').selectAll().where('id', '=', conversationId).execute();
        expect([await conversations.row(tx, conversationId)]).toEqual(stored);
        expect(stored).not.toEqual([copy]);
        expect(before).toEqual(copy);
      }
    });
  });

  it('fails the command where somebody else took the place meanwhile, and stores nothing of it', async () => {
    const { store, conversations, reads, visitor, started } = await house();
    const { row } = await started();
    const conversationId = row.id;
    const late = store.run(async (tx) => {
      const { last_seq: last } = await conversations.row(tx, conversationId);
      await tx.k
        .updateTable('conversations')
        .set({ last_seq: last + 1 })
        .where('id', '=', conversationId)
        .execute();
      await conversations.markWaiting(tx, conversationId);
    });
    // The code by which PostgreSQL's writer tries a command again.
    await expect(late).rejects.toMatchObject({ code: '40001' });
    const head = await reads.head(visitor, conversationId);
    expect(head).toMatchObject({ phase: 'bot', lastSeq: row.last_seq });
  });
});

describe('the sequence under any history', () => {
  it('counts 1, 2, 3 … whatever is done in one turn or in many, and no command outlives its turn', async () => {
    const command = fc.record({
      who: fc.constantFrom('visitor', 'ada', 'ben'),
      what: fc.constantFrom('send', 'resend', 'read', 'assign', 'wait'),
      sameTurn: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(command, { maxLength: 25 }), async (history) => {
        const { core, store, conversations, reads, started, visitor, ada, ben, outlived } = await house();
        const { row } = await started();
        const actors = { visitor, ada, ben };
        let clientId = core.ids.next();
        let pending: Promise<unknown>[] = [];
        for (const { who, what, sameTurn } of history) {
          const actor = actors[who as keyof typeof actors];
          if (what === 'send') clientId = core.ids.next();
          const sent = clientId;
          pending.push(
            store.run(async (tx) => {
              if (what === 'assign') return conversations.assign(tx, { conversationId: row.id, repId: ada.personId });
              if (what === 'wait') return conversations.markWaiting(tx, row.id);
              if (what === 'read') return conversations.read(tx, actor, { conversationId: row.id, upTo: 3 });
              return conversations.send(tx, actor, { conversationId: row.id, clientId: sent, text: 'word' });
            }),
          );
          if (!sameTurn) {
            await Promise.all(pending);
            pending = [];
          }
        }
        await Promise.all(pending);
        const all = await reads.pull(ada, { conversationId: row.id, after: 0, limit: 500 });
        if (!all.ok) throw new Error(all.error.message);
        expect(seqs(all.data.entries)).toEqual(all.data.entries.map((_, i) => i + 1));
        expect(all.data.conversation.lastSeq).toBe(all.data.entries.length);
        const said = all.data.entries.flatMap((entry) =>
          entry.type === 'message' ? [JSON.stringify([entry.sender, entry.clientId])] : [],
        );
        expect(said).toEqual([...new Set(said)]);
        expect(outlived()).toBe(0);
        await store.close();
      }),
      { numRuns: 60 },
    );
  });
});
