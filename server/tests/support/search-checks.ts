import { expect } from 'vitest';
import type { SearchQuery } from '../../../shared/protocol/rep/search.ts';
import type { RepActor, VisitorActor } from '../../features/actor.ts';
import { createConversations } from '../../features/conversations/conversations.ts';
import type { Core } from '../../features/core.ts';
import type { SearchEngine } from '../../features/search/match-expression.ts';
import { createSearch } from '../../features/search/search.ts';
import { aPerson, aSite, aVisitor } from './builders.ts';
import { handTimers } from './hand-timers.ts';

/** What is said is found, by its words, its people and what narrows it down; what is taken back or erased is not. */
export const checkSearch = async (core: Core, engine: SearchEngine): Promise<void> => {
  const conversations = createConversations(core);
  const search = createSearch(core, engine, handTimers());
  const siteId = await aSite(core);
  const ada = await aPerson(core, 'Ada Lind');
  const ben = await aPerson(core, 'Ben Okoro');
  const talk = async (name: string, email: string, words: readonly string[], rep: RepActor, page = '/pricing') => {
    const visitor = await aVisitor(core, siteId);
    await core.store.k.updateTable('visitors').set({ name, email }).where('id', '=', visitor.visitorId).execute();
    const { row } = await core.store.run((tx) =>
      conversations.start(tx, {
        visitor,
        clientId: core.ids.next(),
        impressionId: null,
        pagePath: page,
        said: [{ from: 'bot', text: 'Hi, what about SAP brings you here?', clientId: core.ids.next() }],
        words: '',
      }),
    );
    await core.store.run((tx) => conversations.assign(tx, { conversationId: row.id, repId: rep.personId }));
    for (const text of words) await say(visitor, row.id, text);
    return { visitor, id: row.id };
  };
  const say = (actor: VisitorActor | RepActor, conversationId: string, text: string) =>
    core.store.run((tx) => conversations.send(tx, actor, { conversationId, clientId: core.ids.next(), text }));
  const find = async (query: Partial<SearchQuery>, limit = 50) => {
    const found = await search.find({ query: { words: '', ...query }, limit });
    if (!found.ok) throw new Error(found.error.message);
    return found.data;
  };
  const texts = async (query: Partial<SearchQuery>) => (await find(query)).talks.map((one) => one.excerpt.text);

  const maria = await talk(
    'Maria Santos',
    'maria@acme.example',
    ['Do you integrate with SAP?', 'Our Züge run late'],
    ada,
  );
  const kenji = await talk(
    'Kenji Sato',
    'kenji@fabrikon.example',
    ['見積もりをお願いします', 'SAP integration'],
    ben,
    '/security',
  );

  // Words as they were typed, then words that begin like them; accents and case do not matter; the bot is not found.
  expect(await texts({ words: 'sap' })).toEqual(['SAP integration', 'Do you integrate with SAP?']);
  expect(await texts({ words: 'integrat' })).toEqual(['SAP integration', 'Do you integrate with SAP?']);
  expect(await texts({ words: 'with sap' })).toEqual(['Do you integrate with SAP?']);
  expect(await texts({ words: 'sap integra' })).toEqual(['SAP integration', 'Do you integrate with SAP?']);
  expect(await texts({ words: 'ZUGE' })).toEqual(['Our Züge run late']);
  expect(await texts({ words: 'brings you here' })).toEqual([]);
  expect((await find({ words: 'züge' })).talks[0]?.excerpt).toEqual({ text: 'Our Züge run late', marks: [[4, 8]] });
  // Scripts without spaces: from the middle of a run, and signs in their order only.
  expect(await texts({ words: '見積' })).toEqual(['見積もりをお願いします']);
  expect(await texts({ words: '願い' })).toEqual(['見積もりをお願いします']);
  expect(await texts({ words: '積見' })).toEqual([]);
  // What is no word, and what an index could take for an order.
  for (const words of ['"', '* OR', `' & !`, 'sap" OR "', '🙂']) await find({ words });
  expect(await texts({ words: 'sap" NOT "integration' })).toEqual([]);

  // People by name and address.
  expect((await find({ words: 'mari' })).people).toMatchObject([{ name: 'Maria Santos', conversationId: maria.id }]);
  expect((await find({ words: 'fabrikon.example' })).people).toMatchObject([{ name: 'Kenji Sato' }]);

  // What narrows it down.
  expect(await texts({ words: 'sap', from: 'kenji' })).toEqual(['SAP integration']);
  expect(await texts({ words: 'sap', rep: 'lind' })).toEqual(['Do you integrate with SAP?']);
  expect(await texts({ words: 'sap', rep: 'nobody' })).toEqual([]);
  expect(await texts({ words: 'sap', page: '/secu' })).toEqual(['SAP integration']);
  expect((await find({ rep: 'ada' })).talks).toMatchObject([{ conversationId: maria.id, kind: 'conversation' }]);
  expect(await texts({ words: 'sap', before: 1 })).toEqual([]);
  expect(await texts({ words: 'sap', after: 1 })).toHaveLength(2);

  // Page by page, nothing twice and nothing left out.
  const paged: string[] = [];
  for (let next: Awaited<ReturnType<typeof find>>['next'] | undefined; next !== null; ) {
    const page = await search.find({ query: { words: 'sap' }, limit: 1, ...(next ? { next } : {}) });
    if (!page.ok) throw new Error(page.error.message);
    paged.push(...page.data.talks.map((one) => one.excerpt.text));
    next = page.data.next;
  }
  expect(paged).toEqual(['SAP integration', 'Do you integrate with SAP?']);

  // A note is found like what was said.
  const note = core.ids.next();
  await core.store.run(async (tx) => {
    const { last_seq: seq } = await conversations.row(tx, maria.id);
    const facts = { id: note, conversation_id: maria.id, seq: seq + 1, author_id: ada.personId, client_id: note };
    await tx.k
      .insertInto('notes')
      .values({ ...facts, text: 'Budget is 40k', mentions: '[]', at: tx.now, edited_at: null, deleted_at: null })
      .execute();
    await conversations.append(tx, maria.id, { type: 'note', note: null }, ada.personId);
  });
  expect((await find({ words: 'budget' })).talks).toMatchObject([{ kind: 'note', by: { name: 'Ada Lind' } }]);

  // Edits, deletions and erasures, whoever writes them.
  const { k } = core.store;
  const reword = (text: string | null) =>
    k.updateTable('messages').set({ text }).where('text', '=', 'Do you integrate with SAP?').execute();
  await reword('Do you integrate with Oracle?');
  expect(await texts({ words: 'sap' })).toEqual(['SAP integration']);
  expect(await texts({ words: 'oracle' })).toEqual(['Do you integrate with Oracle?']);
  await k.updateTable('messages').set({ text: null }).where('conversation_id', '=', kenji.id).execute();
  await k.updateTable('notes').set({ text: null }).where('id', '=', note).execute();
  expect(await texts({ words: 'sap' })).toEqual([]);
  expect(await texts({ words: 'budget' })).toEqual([]);
  await k.updateTable('visitors').set({ name: null, email: null }).where('id', '=', maria.visitor.visitorId).execute();
  expect((await find({ words: 'mari' })).people).toEqual([]);
  // A retention that takes away rows and log, in either order.
  const { id } = await talk('Ines Lopez', 'ines@x.example', ['Oracle again'], ada);
  await k.deleteFrom('events').where('stream', '=', `conversation:${id}`).execute();
  await k.deleteFrom('messages').where('conversation_id', '=', id).execute();
  expect(await texts({ words: 'oracle' })).toEqual(['Do you integrate with Oracle?']);
};
