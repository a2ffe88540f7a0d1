import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** Managers who listened to calls; a call and a manager have one live row at most. */
export const callMonitors = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`create table call_monitors (
    id text primary key, call_id text not null references calls(id), rep_id text not null references people(id),
    manager_id text not null references people(id), session_id text not null, manager_seat text not null, rep_seat text not null,
    state text not null, joins ${int} not null default 0, whispering ${int} not null default 0, whispered_at ${int},
    started_at ${int} not null, ended_at ${int}, end_reason text,
    check (state in ('live', 'ended')), check ((state = 'ended') = (end_reason is not null)))`);
  for (const whose of ['call_id', 'manager_id']) {
    await run(`create unique index call_monitors_one_live_${whose} on call_monitors (${whose}) where state <> 'ended'`);
  }
  await run(`create index call_monitors_live_rep_id on call_monitors (rep_id) where state <> 'ended'`);
  await run('create index call_monitors_call on call_monitors (call_id, started_at)');
};
