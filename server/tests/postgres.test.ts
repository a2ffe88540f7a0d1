import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '../../shared/domain/clock.ts';
import { fail } from '../../shared/protocol/result.ts';
import { postgresDialect } from '../db/dialect.ts';
import { migrate, NewerSchema } from '../db/migrate.ts';
import { openPostgres } from '../db/postgres/open-postgres.ts';
import { PostgresStore } from '../db/postgres/postgres-store.ts';
import { NotUnicode } from '../db/postgres/require-unicode.ts';
import { SignalBoard } from '../db/signal-board.ts';
import type { Tx } from '../db/tx.ts';
import { insertMeeting } from '../features/meetings/meeting-repository.ts';
import { createWhatIf } from '../features/routing/replay/what-if.ts';
import { replayInThread } from '../replay-thread.ts';
import { runReplay } from '../run-replay.ts';
import { aPostgres } from './support/a-postgres.ts';
import { allStatements } from './support/all-statements.ts';
import { checkBookFor } from './support/book-for-check.ts';
import { aPerson, aSite, aVisitor } from './support/builders.ts';
import { checkCancel } from './support/cancel-check.ts';
import { deskHouse } from './support/desk-house.ts';
import { deskLaws } from './support/desk-laws.ts';
import { checkFiles } from './support/file-checks.ts';
import { checkGuestCard } from './support/guest-card-check.ts';
import { checkMerge } from './support/merge-check.ts';
import { checkAccounts, checkFacts, checkPlans } from './support/plan-checks.ts';
import { routingHouse } from './support/routing-house.ts';

const note = (tx: Tx, n: number) => tx.append({ stream: 'routing', type: 'noted', actorId: null, data: { n } });

let cluster: Awaited<ReturnType<typeof aPostgres>>;
beforeAll(async () => {
  cluster = await aPostgres();
});
afterAll(() => cluster?.stop());

describe('PostgreSQL', () => {
  it('is brought forward once, and not opened where a newer release wrote it', async () => {
    const { store } = await cluster.house();
    await migrate(store.k, postgresDialect);
    await store.k
      .insertInto('kysely_migration' as never)
      .values({ name: '9999-later', timestamp: '' } as never)
      .execute();
    await expect(migrate(store.k, postgresDialect)).rejects.toThrow(NewerSchema);
  });

  it('is refused at the start where it cannot hold every letter, and left as it is', async () => {
    const { pool, url } = await cluster.house();
    await pool.query(
      `create database foyer_latin encoding 'LATIN1' locale_provider libc locale 'C' template template0`,
    );
    const latin = openPostgres(url.replace(/[^/]+$/, 'foyer_latin'), 1);
    const store = new PostgresStore({
      ...{ pool: latin, board: new SignalBoard(), clock: systemClock },
      onListenerError: () => {},
      onConnectionError: () => {},
    });
    await expect(migrate(store.k, postgresDialect)).rejects.toThrow(NotUnicode);
    await expect(migrate(store.k, postgresDialect)).rejects.toThrow(/LATIN1.*UTF8/);
    expect(await store.k.introspection.getTables({ withInternalKyselyTables: true })).toEqual([]);
    await store.close();
  });

  it('understands every hot statement', async () => {
    const { store, pool } = await cluster.house();
    const { statements } = await allStatements();
    const refused: string[] = [];
    for (const [n, statement] of statements.entries()) {
      const { sql } = statement.compile(store.k);
      await pool.query(`prepare s${n} as ${sql}`).catch((error: Error) => {
        refused.push(`${statement.name}: ${error.message}`);
      });
    }
    expect(refused).toEqual([]);
  });

  it('rolls back a command that throws or refuses, alone, and publishes only what was committed', async () => {
    const { store, core } = await cluster.house();
    const undone: string[] = [];
    const heard: string[] = [];
    core.board.after('visitor.changed', ({ visitorId }) => heard.push(visitorId));
    const command = (name: string, answer: () => unknown) =>
      store.run(async (tx) => {
        tx.onRollback(() => undone.push(name));
        tx.onRollback(() => undone.push(`${name} again`));
        await note(tx, 1);
        await tx.signal('visitor.changed', { visitorId: name });
        return answer();
      });
    await Promise.allSettled([
      command('kept', () => null),
      command('refused', () => fail('conflict', 'no')),
      command('thrown', () => {
        throw new Error('bug');
      }),
    ]);
    expect(undone).toEqual(['refused again', 'refused', 'thrown again', 'thrown']);
    expect(heard).toEqual(['kept']);
    expect(store.commits).toBe(1);
    const rows = await store.k.selectFrom('events').select(['pos', 'seq', 'at']).execute();
    // Whole numbers are numbers, though the column is a bigint.
    expect(rows).toEqual([{ pos: expect.any(Number), seq: 1, at: core.clock.now() }]);
  });

  it.each(deskLaws)('%s', async (_name, check) => {
    const { core, clock } = await cluster.house();
    await check(await deskHouse(core, clock));
  });

  it('runs the same commands of many callers one after the other', async () => {
    const { store } = await cluster.house();
    const seqs = await Promise.all(Array.from({ length: 50 }, (_, n) => store.run((tx) => note(tx, n))));
    expect(seqs).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
  });

  it('forbids two booked meetings or held slots of one rep to overlap, by itself (R9.1)', async () => {
    const { core, store } = await cluster.house();
    const [ada, bela] = [await aPerson(core, 'Ada Lind'), await aPerson(core, 'Bela Novak')];
    const visitor = await aVisitor(core, await aSite(core));
    const book = (repId: string, from: number, status: 'booked' | 'canceled' | 'held' = 'booked') =>
      insertMeeting(store.k, {
        ...{ id: core.ids.next(), rep_id: repId, rep_zone: 'UTC', visitor_id: visitor.visitorId },
        ...{ conversation_id: null, client_id: core.ids.next(), guest_name: 'Maria', guest_zone: 'UTC' },
        ...{ guest_email: 'maria@acme.example', starts_at: from, ends_at: from + 30, status },
        ...{ created_at: 0, canceled_at: null },
      });
    const hour = Date.UTC(2026, 11, 1);
    await book(ada.personId, hour);
    await book(ada.personId, hour + 30);
    await book(bela.personId, hour + 10);
    await book(ada.personId, hour + 10, 'canceled');
    await expect(book(ada.personId, hour + 29)).rejects.toThrow('slot_taken');
    await expect(book(ada.personId, hour + 29, 'held')).rejects.toThrow('slot_taken');
    await book(ada.personId, hour + 300, 'held');
    await expect(book(ada.personId, hour + 310)).rejects.toThrow('slot_taken');
    const race = await Promise.allSettled(Array.from({ length: 8 }, () => book(bela.personId, hour + 600)));
    expect(race.filter((one) => one.status === 'fulfilled')).toHaveLength(1);
  });

  it('books for the visitor one talks with', async () => {
    await checkBookFor(await cluster.house());
  });

  it('leaves the visitor’s own words on their card where a rep books for them', async () => {
    await checkGuestCard(await cluster.house());
  });

  it('says in the conversation that a meeting was canceled', async () => {
    await checkCancel(await cluster.house());
  });

  it('keeps plans, accounts and what rules can ask about a visitor', async () => {
    await checkPlans((await cluster.house()).core);
    await checkAccounts((await cluster.house()).core);
    await checkFacts(await cluster.house());
  });

  it('makes two visitors one', async () => {
    await checkMerge(await cluster.house());
  });

  it('keeps files, once and with their message', async () => {
    const { core, clock } = await cluster.house();
    await checkFiles({ ...core, clock });
  });

  it('routes a visitor from asking to the outcome, and takes up after a restart', async () => {
    const postgres = await cluster.house();
    const before = await routingHouse({}, { test: postgres });
    const began = before.clock.now();
    const [ada, bela] = [await before.rep('Ada Lind'), await before.rep('Bela Novak')];
    const { conversationId } = await before.ask('maria', { ownerId: ada.personId });
    await before.routing.accept(ada, (await before.onlyOffer(ada)).id);
    await before.pass(10_000);
    const house = await before.restart();
    await house.presence.socketOpened(ada.personId);
    await house.presence.socketOpened(bela.personId);
    await house.lease('maria', 'here');
    await house.pass(50_000);
    await house.routing.accept(bela, (await house.onlyOffer(bela)).id);
    await house.say(bela, conversationId, 'Hello!');
    expect((await house.rows('work_items')).map((item) => item.outcome).sort()).toEqual(['conversation', null]);
    expect((await house.replay()).differing).toEqual([]);

    // The replay and *what would this change have done* read the same log.
    const question = { from: began, to: house.clock.now(), plan: house.plan() };
    const done = await runReplay({
      ...question,
      database: postgres.url,
      plan: null,
      countPractice: false,
      mostRows: null,
    });
    expect(done).toMatchObject({ ok: true, answer: { run: { deviation: null }, before: { waits: 1 } } });
    const inThread = (job: typeof question & { mostRows: number }) =>
      replayInThread({ ...job, database: postgres.url, countPractice: false }, { withinMs: 30_000, megabytes: 256 });
    expect(await createWhatIf({ replay: inThread })(question)).toMatchObject({
      data: { before: { waits: 1 }, after: { waits: 1 }, model: { same: 1, of: 1 } },
    });
    await house.stop();
  });
});
