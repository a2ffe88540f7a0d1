import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createIds } from '../../../server/db/ids.ts';
import { openStore } from '../../../server/db/open-store.ts';
import { SignalBoard } from '../../../server/db/signal-board.ts';
import { openSqlite } from '../../../server/db/sqlite/open-sqlite.ts';
import type { Store } from '../../../server/db/store.ts';
import type { RepActor } from '../../../server/features/actor.ts';
import { createConversationReads } from '../../../server/features/conversations/conversation-reads.ts';
import { readInbox } from '../../../server/features/conversations/inbox-repository.ts';
import { silentLog } from '../../../server/tests/support/a-store.ts';
import { aPerson, aSite } from '../../../server/tests/support/builders.ts';
import { systemClock } from '../../../shared/domain/clock.ts';
import { alternate } from '../alternate.ts';
import type { Bench, Metric } from '../bench.ts';
import { record } from '../recorded-statements.ts';

const many = Number(process.env.FOYER_BENCH_CONVERSATIONS ?? 100_000);
const few = 1_000;
const farPage = 500;
const limit = 50;
const calls = 12;
const rounds = 5;
/** Of every box of the open inbox. */
const open = 30;

/** A workspace with so many closed conversations, and a day's open ones. */
interface Workspace extends AsyncDisposable {
  store: Store;
  me: RepActor;
  closed(whose: 'mine' | 'all', before?: { at: number; id: string }): Promise<void>;
  inbox(): Promise<void>;
  /** The key from which the far page goes on. */
  far: { at: number; id: string };
}

const day = Date.UTC(2026, 10, 22);

/** Rows by the thousand, as a year would have left them: every tenth is the measured rep's. */
const fill = (file: string, count: number, ids: { site: string; me: string; other: string }): void => {
  // As the router opens it: what keeps the search index has functions of ours.
  const handle = openSqlite(file);
  try {
    handle.pragma('synchronous = OFF');
    // What keeps the search index hears of each row by itself: it is not what is measured here.
    const triggers = handle.prepare("select name, sql from sqlite_master where type = 'trigger'").all() as {
      name: string;
      sql: string;
    }[];
    for (const { name } of triggers) handle.exec(`drop trigger "${name}"`);
    const id = (letter: string): string => `printf('01900000-0000-7000-8000-${letter}%011d', n)`;
    const numbers = `with recursive rows(n) as (select 1 union all select n + 1 from rows where n < ${count + 2 * open})`;
    handle.exec(`${numbers} insert into visitors
      (id, site_id, secret_hash, name, city, device, visits, first_seen_at, last_seen_at)
      select ${id('a')}, '${ids.site}', 'h' || n, 'Visitor ' || n, 'Lisbon', 'desktop', 1, ${day} - n, ${day} - n from rows`);
    const rep = `case when n <= ${count} then case when n % 10 = 0 then '${ids.me}' else '${ids.other}' end
      when n <= ${count + open} then '${ids.me}' end`;
    handle.exec(`${numbers} insert into conversations
      (id, site_id, visitor_id, start_client_id, state, phase, rep_id, words, last_seq, visitor_read_seq, rep_read_seq,
       last_text, last_from, last_message_at, email_asked, created_at, closed_at, close_reason)
      select ${id('b')}, '${ids.site}', ${id('a')}, ${id('c')},
        case when n <= ${count} then 'closed' else 'open' end,
        case when n <= ${count} then 'closed' when n <= ${count + open} then 'active' else 'waiting' end,
        ${rep}, 'Do you integrate with SAP?', 3, 0, 0, 'Do you integrate with SAP?', 'visitor', ${day} - n, 'no',
        ${day} - n * 1000, case when n <= ${count} then ${day} - n end, case when n <= ${count} then 'rep' end from rows`);
    for (const trigger of triggers) handle.exec(trigger.sql);
    handle.exec('analyze');
  } finally {
    handle.close();
  }
};

const openWorkspace = async (dataDir: string, count: number): Promise<Workspace> => {
  const board = new SignalBoard();
  const broke = (): never => {
    throw new Error('the store of a bench broke');
  };
  const open1 = () => openStore({ dataDir, board, clock: systemClock, onOutlived: () => {}, onListenerError: broke });
  const ids = createIds(systemClock);
  const coreOf = (store: Store) => ({ store, board, clock: systemClock, ids, log: silentLog });
  const empty = await open1();
  const core = coreOf(empty);
  const site = await aSite(core);
  const me = await aPerson(core, 'Ada Lind');
  const other = await aPerson(core, 'Ben Okoro');
  await empty.close();
  fill(join(dataDir, 'foyer.sqlite'), count, { site, me: me.personId, other: other.personId });
  const store = await open1();
  const reads = createConversationReads(coreOf(store));
  const place = Math.min((farPage - 1) * limit, count - limit);
  return {
    store,
    me,
    far: { at: day - place, id: `01900000-0000-7000-8000-b${String(place).padStart(11, '0')}` },
    closed: async (whose, before) => {
      const page = await reads.closed(me, { whose, limit, ...(before ? { before } : {}) });
      if (!page.ok || page.data.items.length !== limit) throw new Error('a page is not whole');
    },
    inbox: async () => {
      const { rows } = await readInbox(store.k, me.personId);
      if (rows.length !== 2 * open) throw new Error(`the inbox has ${rows.length} rows`);
    },
    [Symbol.asyncDispose]: () => store.close(),
  };
};

const cpuOf = async (work: () => Promise<void>): Promise<number> => {
  const before = process.cpuUsage();
  for (let left = calls; left > 0; left -= 1) await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
};

const ratio = async (metric: string, reference: () => Promise<void>, ours: () => Promise<void>): Promise<Metric> => {
  const measured = await alternate(rounds, { reference: () => cpuOf(reference), ours: () => cpuOf(ours) }, 2);
  return {
    metric,
    reference: measured.reference,
    ours: measured.ours,
    unit: 'µs',
    detail: {
      calls,
      lowest: Math.min(...measured.ratios).toFixed(2),
      highest: Math.max(...measured.ratios).toFixed(2),
    },
    goal: { of: 'ratio', bound: 'atMost', must: 1.5 },
  };
};

const statements = async (metric: string, page: () => Promise<void>): Promise<Metric> => ({
  metric,
  reference: 4,
  ours: (await record(page)).length,
  unit: 'statements',
  goal: { of: 'ours', bound: 'atMost', must: 4 },
});

/** A page of the inbox costs what it shows, not what there is. */
export const bench: Bench = {
  name: 'inbox',
  number: 15,
  about: `A page of the inbox with ${many.toLocaleString('en')} conversations, against ${few.toLocaleString('en')}, and far down`,
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'foyer-bench-'));
    try {
      await using small = await openWorkspace(join(folder, 'few'), few);
      await using large = await openWorkspace(join(folder, 'many'), many);
      const sizes = `${many.toLocaleString('en')} against ${few.toLocaleString('en')}`;
      return [
        await statements('inbox, open: statements', large.inbox),
        await statements('inbox, closed: statements', () => large.closed('all', large.far)),
        await ratio(`inbox, open: ${sizes}`, small.inbox, large.inbox),
        await ratio(
          `inbox, closed by anybody, page 1: ${sizes}`,
          () => small.closed('all'),
          () => large.closed('all'),
        ),
        await ratio(
          `inbox, closed by me, page 1: ${sizes}`,
          () => small.closed('mine'),
          () => large.closed('mine'),
        ),
        await ratio(
          `inbox, closed: page ${farPage} against page 1`,
          () => large.closed('all'),
          () => large.closed('all', large.far),
        ),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
