import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createConversations } from '../features/conversations/conversations.ts';
import { createSearch } from '../features/search/search.ts';
import { aPostgres } from './support/a-postgres.ts';
import { aStore } from './support/a-store.ts';
import { aSite, aVisitor } from './support/builders.ts';
import { handTimers } from './support/hand-timers.ts';
import { checkSearch } from './support/search-checks.ts';

describe('the search over everything', () => {
  it('finds what is there, on SQLite', async () => {
    const { core } = await aStore();
    await checkSearch(core, 'sqlite');
  });

  it('takes new words in by itself, so that nobody has to wait for them', async () => {
    const { core } = await aStore();
    const timers = handTimers();
    const search = createSearch(core, 'sqlite', timers);
    const siteId = await aSite(core);
    const visitor = await aVisitor(core, siteId);
    const said = { from: 'visitor' as const, text: 'Do you integrate with SAP?', clientId: core.ids.next() };
    const start = { visitor, clientId: core.ids.next(), impressionId: null, pagePath: null, said: [said], words: '' };
    await core.store.run((tx) => createConversations(core).start(tx, start));
    const taken = async () => (await sql<{ upto: number }>`select upto from search_mark`.execute(core.store.k)).rows[0];
    expect(await taken()).toEqual({ upto: 0 });
    timers.advance(2_000);
    await core.store.run(() => undefined);
    expect(await taken()).toEqual({ upto: 1 });
    search.stop();
  });

  it('keeps no word of what was erased in its index', async () => {
    const { core } = await aStore();
    const siteId = await aSite(core);
    const visitor = await aVisitor(core, siteId);
    const said = { from: 'visitor' as const, text: 'My name is Rumpelstiltskin', clientId: core.ids.next() };
    const start = { visitor, clientId: core.ids.next(), impressionId: null, pagePath: null, said: [said], words: '' };
    await core.store.run((tx) => createConversations(core).start(tx, start));
    const lies = async () => {
      const { rows } = await sql<{ block: Buffer }>`select block from search_words_data`.execute(core.store.k);
      return rows.some(({ block }) => block.includes('rumpelst'));
    };
    const search = createSearch(core, 'sqlite', handTimers());
    expect(await search.find({ query: { words: 'rumpel' }, limit: 5 })).toMatchObject({ data: { talks: [{}] } });
    expect(await lies()).toBe(true);
    await core.store.k.updateTable('messages').set({ text: null }).execute();
    expect(await lies()).toBe(false);
    expect(await search.find({ query: { words: 'rumpel' }, limit: 5 })).toMatchObject({
      data: { talks: [] },
    });
  });
});

describe('the search over everything on PostgreSQL', () => {
  let cluster: Awaited<ReturnType<typeof aPostgres>>;
  beforeAll(async () => {
    cluster = await aPostgres();
  }, 60_000);
  afterAll(() => cluster.stop());

  it('finds the same', async () => {
    const { core } = await cluster.house();
    await checkSearch(core, 'postgres');
  });
});
