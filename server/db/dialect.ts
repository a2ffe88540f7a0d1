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
};

export const postgresDialect: SchemaDialect = {
  engine: 'postgres',
  integer: 'bigint',
  date: 'timestamptz',
  boolean: 'boolean',
  position: 'bigint generated always as identity primary key',
  noOverlap: [
    'create extension if not exists btree_gist',
    `alter table meetings add constraint slot_taken
       exclude using gist (rep_id with =, int8range(starts_at, ends_at) with &&) where (status = 'booked')`,
  ],
};
