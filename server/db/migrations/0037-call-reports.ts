import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** What the engines of a call measured, a row for each engine that had it. */
export const callReports = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`create table call_reports (
    call_id text not null references calls(id), side text not null, seat text not null,
    conversation_id text not null references conversations(id), from_at ${int} not null, codec text, path text,
    reconnects ${int} not null, good_s ${int} not null, fair_s ${int} not null, poor_s ${int} not null, away_s ${int} not null,
    rtt_median ${int}, rtt_p95 ${int}, jitter_median ${int}, jitter_p95 ${int}, loss_median ${int}, loss_p95 ${int},
    kbps_median ${int}, kbps_p95 ${int}, series text not null,
    primary key (call_id, side, seat), check (side in ('visitor', 'rep')))`);
  await run('create index call_reports_conversation on call_reports (conversation_id)');
};
