import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** Demos: a rep shows a visitor a screen or a window; a conversation and a rep have one live demo at most. */
export const demos = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`create table demos (
    id text primary key, conversation_id text not null references conversations(id), visitor_id text not null references visitors(id),
    rep_id text not null references people(id), call_id text, state text not null, visitor_seat text, rep_seat text not null,
    joins ${int} not null default 0, started_at ${int} not null, asks_until ${int} not null, accepted_at ${int}, ended_at ${int},
    end_reason text, ended_by text, seconds ${int} not null default 0,
    check (state in ('asked', 'running', 'ended')), check ((state = 'ended') = (end_reason is not null)))`);
  for (const whose of ['conversation_id', 'visitor_id', 'rep_id']) {
    await run(`create unique index demos_one_live_${whose} on demos (${whose}) where state <> 'ended'`);
  }
  await run('create index demos_conversation on demos (conversation_id, started_at)');
};
