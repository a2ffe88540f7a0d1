import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** How far an item got in what its rule does, who is dormant, and whose turn it is in a queue. */
export const engine = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  // Who waits while the router is updated begins anew with the rule that holds.
  await run('alter table work_items drop column stage');
  await run('alter table work_items add column rule_id text');
  await run(`alter table work_items add column stage_no ${int} not null default 0`);
  await run(`alter table work_items add column attempts ${int} not null default 0`);
  await run(`alter table work_items add column called ${int} not null default 0`);
  await run(`alter table work_items add column heard_at ${int}`);
  await run(`alter table work_items add column dormant_at ${int}`);
  await run(`create table routing_turns (
    queue_id text not null, rep_id text not null references people(id), place ${int} not null, primary key (queue_id, rep_id))`);
};
