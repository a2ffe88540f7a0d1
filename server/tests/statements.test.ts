import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqliteDialect } from '../db/dialect.ts';
import { Lock } from '../db/lock.ts';
import { migrate } from '../db/migrate.ts';
import { innerKysely, outerKysely } from '../db/sqlite/connection.ts';
import { openSqlite } from '../db/sqlite/open-sqlite.ts';
import { allStatements } from './support/all-statements.ts';

/** What a plan must not say: a search without an index, or a sort that an index does not give. */
const slow = /\bSCAN (?!CONSTANT ROW)|TEMP B-TREE/;

/**
 * Given rows that are new. Where their table has triggers SQLite lists a look through the tables that refer to it, which it
 * takes only while a foreign key stands violated (`FkIfZero` leads past it): their plan is read without foreign keys.
 */
const newRow = /^insert into "\w+" \([^)]*\) values(?!.* do update )/;

const handle = openSqlite(':memory:');
const planOf = (sql: string): string => {
  handle.pragma(`foreign_keys = ${newRow.test(sql) ? 'off' : 'on'}`);
  const prepared = handle.prepare(`explain query plan ${sql}`);
  const parameters = Array.from({ length: sql.split('?').length - 1 }, () => null);
  return (prepared.all(...parameters) as { detail: string }[]).map((row) => row.detail).join('\n');
};

describe('hot statements', () => {
  beforeAll(() => migrate(outerKysely(handle, new Lock()), sqliteDialect));
  afterAll(() => void handle.close());

  it('find every row by an index, in the order of an index', async () => {
    const { files, statements } = await allStatements();
    expect(files.length).toBeGreaterThan(5);
    expect(statements.length).toBeGreaterThan(30);
    const k = innerKysely(handle);
    const plans = statements.map((statement) => [statement.name, planOf(statement.compile(k).sql)] as const);
    expect(plans.filter(([, plan]) => slow.test(plan))).toEqual([]);
  });

  it('find rows by an index in what comes with a new row, too', () => {
    expect(planOf('insert into "tags" ("id") values (?) on conflict do nothing')).not.toMatch(slow);
    expect(planOf('insert into "tags" ("id") values ((select id from messages where text = ?))')).toMatch(slow);
    // What refers to a row that goes is looked for indeed.
    expect(planOf('delete from people where id = ?')).toMatch(slow);
  });

  it('would be found out: a plan without an index reads as slow', () => {
    expect(planOf('select * from messages where text = ?')).toMatch(slow);
    expect(planOf('select * from messages where conversation_id = ? order by at')).toMatch(slow);
    expect(planOf('select * from messages where conversation_id = ? order by seq')).not.toMatch(slow);
  });
});
