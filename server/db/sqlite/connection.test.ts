import Sqlite from 'better-sqlite3';
import { expect, test } from 'vitest';
import { innerKysely } from './connection.ts';

test('no parameter is bare where the planner could look at it, and each still means its value', async () => {
  const handle = new Sqlite(':memory:');
  handle.exec('create table settings (key text primary key, value text not null, updated_at integer not null)');
  const k = innerKysely(handle);
  const rows = ['a', 'b', 'c'].map((key, at) => ({ key, value: `${at}`, updated_at: at }));
  await k.insertInto('settings').values(rows).execute();
  const query = k
    .selectFrom('settings as s')
    .innerJoin('settings as t', 't.key', 's.key')
    .select(['s.key', 't.updated_at'])
    .where('s.updated_at', '>=', 1)
    .where('t.value', 'in', ['1', '2'])
    .orderBy('s.updated_at', 'desc')
    .limit(1);
  expect(query.compile().sql.replaceAll('likely(?)', '')).not.toContain('?');
  expect(await query.execute()).toEqual([{ key: 'c', updated_at: 2 }]);
  handle.close();
});
