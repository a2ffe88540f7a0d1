import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** Slots that are held while a visitor fills in the booker, and conversations that are offered to a colleague. */
export const transfers = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  // A held slot is a meeting that is not booked yet: so one rule forbids both to overlap.
  await run(`alter table meetings add column held_until ${int}`);
  for (const statement of dialect.noOverlapHeld) await run(statement);
  await run(`create unique index meetings_one_held on meetings (visitor_id) where status = 'held'`);
  await run(`create index meetings_held on meetings (held_until) where status = 'held'`);
  await run(`alter table work_items add column hold_until ${int}`);

  // A transfer stands beside the conversation's item until somebody accepts it; then it takes that item's place.
  await run('drop index work_items_one_open');
  await run(
    `create unique index work_items_one_open on work_items (conversation_id)
       where state = 'assigned' or (kind <> 'transfer' and state in ('pending', 'reserved'))`,
  );
  await run(
    `create unique index work_items_one_transfer on work_items (conversation_id)
       where kind = 'transfer' and state in ('pending', 'reserved')`,
  );
  await run(`create table transfers (
    work_item_id text primary key references work_items(id), conversation_id text not null references conversations(id),
    from_id text not null references people(id), to_rep_id text references people(id), to_queue_id text, to_queue_name text,
    note text, created_at ${int} not null, ended_at ${int}, result text)`);
  await run('create index transfers_conversation on transfers (conversation_id, created_at)');
};
