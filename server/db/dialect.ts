/** The only place that knows how the two engines differ in schema. */
export interface SchemaDialect {
  engine: 'sqlite' | 'postgres';
  /** Column type of whole numbers that may hold UTC milliseconds. */
  integer: 'integer' | 'bigint';
  /** Column types as the sign-in library writes them; no table of ours uses them. */
  date: 'text' | 'timestamptz';
  boolean: 'integer' | 'boolean';
  /** DDL of the global order column of the event log. */
  position: string;
  /** DDL that forbids two booked meetings of one rep to overlap; fails with `slot_taken` in its text. */
  noOverlap: readonly string[];
  /** DDL that brings held slots under the same rule. */
  noOverlapHeld: readonly string[];
}

export const sqliteDialect: SchemaDialect = {
  engine: 'sqlite',
  integer: 'integer',
  date: 'text',
  boolean: 'integer',
  position: 'integer primary key autoincrement',
  noOverlap: ['insert', 'update'].map(
    (verb) => `
      create trigger meetings_no_overlap_${verb} before ${verb} on meetings when new.status = 'booked'
      begin
        select raise(abort, 'slot_taken') where exists (
          select 1 from meetings
          where rep_id = new.rep_id and status = 'booked' and id <> new.id
            and starts_at < new.ends_at and ends_at > new.starts_at
        );
      end`,
  ),
  noOverlapHeld: ['insert', 'update'].flatMap((verb) => [
    `drop trigger meetings_no_overlap_${verb}`,
    `create trigger meetings_no_overlap_${verb} before ${verb} on meetings when new.status in ('booked', 'held')
      begin
        select raise(abort, 'slot_taken') where exists (
          select 1 from meetings
          where rep_id = new.rep_id and status in ('booked', 'held') and id <> new.id
            and starts_at < new.ends_at and ends_at > new.starts_at
        );
      end`,
  ]),
};

export const postgresDialect: SchemaDialect = {
  engine: 'postgres',
  integer: 'bigint',
  date: 'timestamptz',
  boolean: 'boolean',
  position: 'bigint generated always as identity primary key',
  // One exclusion constraint over numbers, each rep on a stretch of their own: it needs no extension, which a database's owner
  // might not be allowed to install.
  noOverlap: [
    `create function booked_span(rep text, starts bigint, ends bigint) returns numrange language sql immutable strict as $$
       select numrange(stretch + starts, stretch + ends) from (
         select (((('x' || substr(replace(rep, '-', ''), 1, 8))::bit(32)::bigint::numeric * 4294967296
           + ('x' || substr(replace(rep, '-', ''), 9, 8))::bit(32)::bigint::numeric) * 4294967296
           + ('x' || substr(replace(rep, '-', ''), 17, 8))::bit(32)::bigint::numeric) * 4294967296
           + ('x' || substr(replace(rep, '-', ''), 25, 8))::bit(32)::bigint::numeric) * 9007199254740992 as stretch
       ) as place $$`,
    `alter table meetings add constraint slot_taken
       exclude using gist (booked_span(rep_id, starts_at, ends_at) with &&) where (status = 'booked')`,
  ],
  noOverlapHeld: [
    'alter table meetings drop constraint slot_taken',
    `alter table meetings add constraint slot_taken
       exclude using gist (booked_span(rep_id, starts_at, ends_at) with &&) where (status in ('booked', 'held'))`,
  ],
};
