import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** Calls; a conversation, its visitor and a rep have one live call at most. */
export const calls = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`create table calls (
    id text primary key, conversation_id text not null references conversations(id), visitor_id text not null references visitors(id),
    rep_id text not null references people(id), started_by text not null, state text not null, visitor_seat text, rep_seat text,
    started_at ${int} not null, rings_until ${int} not null, answered_at ${int}, connected_at ${int}, ended_at ${int},
    end_reason text, ended_by text, seconds ${int} not null default 0,
    check (state in ('ringing', 'connecting', 'connected', 'ended')), check ((state = 'ended') = (end_reason is not null)))`);
  for (const whose of ['conversation_id', 'visitor_id', 'rep_id']) {
    await run(`create unique index calls_one_live_${whose} on calls (${whose}) where state <> 'ended'`);
  }
  await run('create index calls_conversation on calls (conversation_id, started_at)');
};
