import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { openSqlite } from '../../server/db/sqlite/open-sqlite.ts';

type Verb = 'run' | 'get' | 'all';

/** One statement as it was run. */
interface Ran {
  sql: string;
  verb: Verb;
  parameters: unknown[];
}

const verbs = ['run', 'get', 'all'] as const;

/** Stands in the record where a command begins. */
const begins = 'a command begins';

/** Tells when the writer begins a command. */
export interface CommandBell {
  begins: () => void;
}

/** Everything that better-sqlite3 runs while `work` lasts, in order, and where commands begin. */
export const record = async (work: () => Promise<void>, bell: CommandBell = { begins: () => {} }): Promise<Ran[]> => {
  const ran: Ran[] = [];
  bell.begins = () => void ran.push({ sql: begins, verb: 'run', parameters: [] });
  using memory = closing(new Sqlite(':memory:'));
  const shared = Object.getPrototypeOf(memory.handle.prepare('select 1')) as Record<
    Verb,
    (...given: unknown[]) => unknown
  >;
  const own = { run: shared.run, get: shared.get, all: shared.all };
  for (const verb of verbs) {
    shared[verb] = function (this: Sqlite.Statement, ...parameters) {
      ran.push({ sql: this.source, verb, parameters });
      return own[verb].apply(this, parameters);
    };
  }
  try {
    await work();
  } finally {
    Object.assign(shared, own);
    bell.begins = () => {};
  }
  return ran;
};

/** A copy of the database as it is now, on the same disk. */
export const copyOf = (file: string, folder: string, name: string): string => {
  using source = closing(new Sqlite(file));
  const copy = join(folder, `${name}.sqlite`);
  source.handle.prepare('vacuum into ?').run(copy);
  return copy;
};

/**
 * Runs recorded statements as one would write them directly on better-sqlite3: each prepared once, no savepoints. With
 * `each`, every command is a transaction of its own instead of sharing its turn's.
 */
export const replayed = <T>(file: string, ran: readonly Ran[], each: boolean, measure: (run: () => void) => T): T => {
  using copy = closing(openSqlite(file));
  const prepared = new Map<string, Sqlite.Statement>();
  const steps = ran.flatMap(({ sql, verb, parameters }) => {
    return (each ? ownCommit(sql) : sharedCommit(sql)).map((direct) => {
      const known = prepared.get(direct) ?? copy.handle.prepare(direct);
      prepared.set(direct, known);
      return { known, verb, parameters };
    });
  });
  return measure(() => {
    for (const { known, verb, parameters } of steps) known[verb](...parameters);
  });
};

const sharedCommit = (sql: string): string[] => (sql === begins ? [] : [sql]);

/** What came before a command has its commit. */
const ownCommit = (sql: string): string[] => (sql === begins ? ['commit', 'begin immediate'] : [sql]);

const closing = (handle: Sqlite.Database) => ({ handle, [Symbol.dispose]: () => void handle.close() });
