import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/**
 * Pounces, the rules that pounce by themselves, and who lets no rule speak in their name. A pounce is kept with the ids of
 * visitor and visit but without reference to their rows: a visitor of whom nothing is kept may be pounced as well.
 */
export const pounce = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`create table pounces (
    id text primary key, visitor_id text not null, visit_id text, rep_id text not null references people(id), made_by text not null,
    rule_id text, client_id text, text text, page_path text, state text not null, claimed_at ${int} not null, lapses_at ${int} not null,
    sent_at ${int}, delivered_at ${int}, seen_at ${int}, ended_at ${int}, end_reason text,
    conversation_id text references conversations(id),
    check (made_by in ('rep', 'rule')), check ((state = 'replied') = (conversation_id is not null)))`);
  await run(
    `create unique index pounces_one_live on pounces (visitor_id) where state in ('writing', 'sent', 'delivered', 'seen')`,
  );
  await run(
    `create index pounces_live on pounces (claimed_at) where state in ('writing', 'sent', 'delivered', 'seen')`,
  );
  await run('create index pounces_visitor on pounces (visitor_id, claimed_at)');
  await run(`create table pounce_rules (id text primary key, place ${int} not null, rule text not null)`);
  await run(`create table pounce_opt_outs (person_id text primary key references people(id), since ${int} not null)`);
};
