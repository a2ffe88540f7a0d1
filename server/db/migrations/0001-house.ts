import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

/** Every table of the first release, with the indexes that forbid the disasters. */
export const house = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const run = (text: string) => sql.raw(text).execute(db);
  const int = dialect.integer;

  await run(`create table settings (key text primary key, value text not null, updated_at ${int} not null)`);
  await run(`create table audit (
    id text primary key, at ${int} not null, actor_id text, action text not null, object text not null, facts text not null)`);

  await run(`create table people (
    id text primary key, email text not null unique, name text not null, role text not null, zone text not null, photo text,
    active ${int} not null, note text not null default '', created_at ${int} not null, deactivated_at ${int},
    check (role in ('rep', 'manager', 'admin')))`);
  await run(`create table one_time_tokens (
    id text primary key, purpose text not null, hash text not null unique, person_id text references people(id), email text, role text,
    created_by text references people(id), created_at ${int} not null, expires_at ${int} not null, used_at ${int}, revoked_at ${int})`);
  await run('create index one_time_tokens_purpose on one_time_tokens (purpose, created_at)');

  // What better-auth keeps, in the types it writes on each engine. A person's id is its user's id.
  const date = dialect.date;
  await run(`create table auth_user (
    id text primary key references people(id), email text not null unique, name text not null, email_verified ${dialect.boolean} not null,
    image text, created_at ${date} not null, updated_at ${date} not null)`);
  await run(`create table auth_session (
    id text primary key, user_id text not null references auth_user(id), token text not null unique, expires_at ${date} not null,
    ip_address text, user_agent text, created_at ${date} not null, updated_at ${date} not null)`);
  await run('create index auth_session_user on auth_session (user_id)');
  await run(`create table auth_account (
    id text primary key, user_id text not null references auth_user(id), account_id text not null, provider_id text not null,
    password text, access_token text, refresh_token text, id_token text, access_token_expires_at ${date},
    refresh_token_expires_at ${date}, scope text, created_at ${date} not null, updated_at ${date} not null,
    unique (provider_id, account_id))`);
  await run('create index auth_account_user on auth_account (user_id)');
  await run(`create table auth_verification (
    id text primary key, identifier text not null, value text not null, expires_at ${date} not null, created_at ${date} not null,
    updated_at ${date} not null)`);
  await run('create index auth_verification_identifier on auth_verification (identifier)');

  await run(`create table sites (
    id text primary key, key text not null unique, name text not null, origins text not null, consent text not null, color text not null,
    created_at ${int} not null, first_view_at ${int})`);
  await run(`create table accounts (
    id text primary key, name text not null, domain text not null unique, kind text not null, target ${int} not null,
    owner_id text references people(id), created_at ${int} not null)`);

  await run(`create table visitors (
    id text primary key, site_id text not null references sites(id), secret_hash text not null, name text, email text, locale text,
    zone text, city text, country text, device text not null, account_id text references accounts(id), visits ${int} not null,
    first_seen_at ${int} not null, last_seen_at ${int} not null, unique (site_id, secret_hash))`);
  await run('create index visitors_email on visitors (email)');
  await run(`create table visits (
    id text primary key, visitor_id text not null references visitors(id), started_at ${int} not null, last_seen_at ${int} not null,
    ended_at ${int}, source_kind text not null, source_label text not null, campaign text not null, referrer text, landing_path text not null)`);
  await run('create index visits_visitor on visits (visitor_id, started_at)');
  await run('create index visits_open on visits (last_seen_at) where ended_at is null');
  await run(`create table page_views (
    id text primary key, visit_id text not null references visits(id), visitor_id text not null references visitors(id),
    path text not null, title text not null, at ${int} not null, left_at ${int})`);
  await run('create index page_views_visitor on page_views (visitor_id, at)');

  await run(`create table impressions (
    id text primary key, experience_id text not null, visitor_id text not null references visitors(id),
    visit_id text not null references visits(id), page_view_id text not null references page_views(id), at ${int} not null,
    unique (page_view_id, experience_id))`);
  await run('create index impressions_visitor on impressions (visitor_id, at)');
  await run(`create table experience_steps (
    id text primary key, impression_id text not null references impressions(id), conversation_id text, step text not null,
    kind text not null, "drop" text, at ${int} not null)`);
  await run('create index experience_steps_impression on experience_steps (impression_id, id)');

  await run(`create table conversations (
    id text primary key, site_id text not null references sites(id), visitor_id text not null references visitors(id),
    start_client_id text not null, impression_id text references impressions(id), state text not null, phase text not null,
    rep_id text references people(id), words text not null, page_path text, last_seq ${int} not null, visitor_read_seq ${int} not null,
    rep_read_seq ${int} not null, last_text text, last_from text, last_message_at ${int}, unanswered_since ${int}, email_asked text not null,
    created_at ${int} not null, closed_at ${int}, close_reason text, unique (visitor_id, start_client_id),
    check (state in ('open', 'closed')), check ((state = 'closed') = (phase = 'closed')))`);
  await run(`create unique index conversations_one_open on conversations (visitor_id) where state = 'open'`);
  await run(`create index conversations_of_rep on conversations (rep_id, created_at) where state = 'open'`);
  await run(`create index conversations_closed on conversations (closed_at, id) where state = 'closed'`);
  await run(`create index conversations_closed_of_rep on conversations (rep_id, closed_at, id) where state = 'closed'`);
  await run('create index conversations_of_visitor on conversations (visitor_id, created_at)');

  await run(`create table messages (
    id text primary key, conversation_id text not null references conversations(id), seq ${int} not null, sender_kind text not null,
    sender_id text not null, client_id text not null, text text, at ${int} not null,
    unique (conversation_id, seq), unique (conversation_id, sender_id, client_id))`);
  await run(`create table events (
    pos ${dialect.position}, stream text not null, seq ${int} not null, type text not null, at ${int} not null, actor_id text,
    data text not null, unique (stream, seq))`);

  await run(`create table work_items (
    id text primary key, conversation_id text not null references conversations(id), visitor_id text not null references visitors(id),
    kind text not null, state text not null, priority ${int} not null, rep_id text references people(id),
    continues_id text references work_items(id), waiting_since ${int} not null, routing_facts text not null,
    stage text not null, stage_until ${int}, overflow_at ${int} not null, retry_at ${int}, round ${int} not null,
    created_at ${int} not null, assigned_at ${int}, started_at ${int}, nudged_at ${int}, unanswered_due ${int}, wrap_until ${int},
    ended_at ${int}, booker_shown_at ${int}, booked_at ${int},
    rep_was_eligible ${int} not null, outcome text, outcome_reason text, outcome_at ${int}, outcome_rep_id text, waited_ms ${int})`);
  await run(
    `create unique index work_items_one_open on work_items (conversation_id) where state in ('pending', 'reserved', 'assigned')`,
  );
  await run(
    `create index work_items_live on work_items (created_at) where state in ('pending', 'reserved', 'assigned', 'wrapping')`,
  );
  await run(`create index work_items_of_rep on work_items (rep_id) where state in ('assigned', 'wrapping')`);
  await run('create index work_items_conversation on work_items (conversation_id, created_at)');
  await run('create index work_items_outcome on work_items (outcome_at)');

  await run(`create table reservations (
    id text primary key, work_item_id text not null references work_items(id), rep_id text not null references people(id), state text not null,
    sole ${int} not null, why text not null, round ${int} not null, offered_at ${int} not null, expires_at ${int} not null, decided_at ${int})`);
  await run(`create unique index reservations_one_accepted on reservations (work_item_id) where state = 'accepted'`);
  await run(
    `create unique index reservations_one_pending on reservations (work_item_id, rep_id) where state = 'pending'`,
  );
  await run(`create index reservations_pending on reservations (rep_id, offered_at) where state = 'pending'`);
  await run('create index reservations_item on reservations (work_item_id, offered_at)');

  await run(`create table presence (
    rep_id text primary key references people(id), status text not null, since ${int} not null, connection text not null,
    connection_since ${int} not null, misses_in_a_row ${int} not null, last_assigned_at ${int})`);
  await run(`create table presence_spans (
    id text primary key, rep_id text not null references people(id), status text not null, connection text not null, reason text not null,
    set_by text, from_at ${int} not null, to_at ${int})`);
  await run('create index presence_spans_rep on presence_spans (rep_id, from_at)');
  await run('create unique index presence_spans_one_open on presence_spans (rep_id) where to_at is null');

  await run(`create table availability (
    rep_id text not null references people(id), weekday ${int} not null, from_min ${int} not null, to_min ${int} not null,
    primary key (rep_id, weekday, from_min))`);
  await run(`create table meetings (
    id text primary key, rep_id text not null references people(id), rep_zone text not null, visitor_id text not null references visitors(id),
    conversation_id text references conversations(id), client_id text not null, guest_name text not null, guest_email text not null,
    guest_zone text not null, starts_at ${int} not null, ends_at ${int} not null, status text not null, ics_sequence ${int} not null default 0,
    created_at ${int} not null, canceled_at ${int}, unique (visitor_id, client_id), check (starts_at < ends_at))`);
  await run('create index meetings_rep on meetings (rep_id, starts_at)');
  await run('create index meetings_start on meetings (starts_at)');
  for (const statement of dialect.noOverlap) await run(statement);
};
