import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** Why a status is what it is, the days of presence by time, and what is done about missed visitors. */
export const team = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run('alter table presence add column reason text');
  await run('alter table presence add column set_by text references people(id)');
  await run('alter table presence add column note text');
  await run('alter table presence_spans add column note text');
  await run('create index presence_spans_until on presence_spans (rep_id, to_at)');

  await run(`create index work_items_missed on work_items (outcome_at, id) where outcome = 'missed'`);
  await run(`create table follow_ups (
    work_item_id text primary key references work_items(id), missed_at ${int} not null, owner_id text references people(id),
    state text not null, note text not null, done_at ${int}, done_by text references people(id), updated_at ${int} not null,
    check (state in ('open', 'done')))`);
  await run('create index follow_ups_missed on follow_ups (missed_at, work_item_id)');
  await run('create index follow_ups_state on follow_ups (state, missed_at, work_item_id)');
  await run('create index follow_ups_owner on follow_ups (owner_id, missed_at, work_item_id)');
  await run('create index follow_ups_owner_state on follow_ups (owner_id, state, missed_at, work_item_id)');
  // Who was missed before there was a list belongs to the account's owner.
  await run(`insert into follow_ups (work_item_id, missed_at, owner_id, state, note, updated_at)
    select w.id, w.outcome_at, a.owner_id, 'open', '', w.outcome_at
    from work_items w join visitors v on v.id = w.visitor_id left join accounts a on a.id = v.account_id
    where w.outcome = 'missed'`);
};
