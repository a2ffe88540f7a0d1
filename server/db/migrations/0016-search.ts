import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';
import { searchSchema } from '../search-schema.ts';
import { spreadWords } from '../search-text.ts';

/** Rows read at once while a workspace from before is looked through. */
const page = 500;

/** The index of words and names. It holds words that people wrote: its triggers take out what the rows lose. */
export const search = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  const { tables, triggers } = searchSchema[dialect.engine];
  const run = (text: string) => sql.raw(text).execute(db);
  for (const statement of [...tables, ...triggers]) await run(statement);
  await run('create index visitors_of_account on visitors (account_id)');

  // SQLite's index takes in what was said before as it takes in what is said: some at a time.
  if (dialect.engine === 'postgres') {
    await sql`insert into search_words (pos, terms) select e.pos, search_terms(m.text) from events as e
      join messages as m on m.conversation_id = substr(e.stream, 14) and m.seq = e.seq
      where e.type = 'message' and m.sender_kind <> 'bot' and m.text is not null`.execute(db);
  }
  await indexNames(db, dialect, 'visitor', 'visitors', 'name', 'email');
  await indexNames(db, dialect, 'account', 'accounts', 'name', 'domain');
};

/** Names that are there already; no workspace from before has files. */
const indexNames = async (
  db: Kysely<unknown>,
  { engine }: SchemaDialect,
  kind: string,
  table: 'visitors' | 'accounts',
  first: string,
  second: string,
): Promise<void> => {
  for (let after = ''; ; ) {
    const { rows } = await sql<{ id: string; words: string }>`
      select id, coalesce(${sql.ref(first)}, '') || ' ' || coalesce(${sql.ref(second)}, '') as words
      from ${sql.table(table)} where id > ${after} and coalesce(${sql.ref(first)}, ${sql.ref(second)}) is not null
      order by id limit ${page}`.execute(db);
    for (const { id, words } of rows) {
      if (engine === 'postgres') {
        await sql`insert into search_docs (kind, ref, terms) values (${kind}, ${id}, search_terms(${words}))`.execute(
          db,
        );
        continue;
      }
      await sql`insert into search_docs (kind, ref) values (${kind}, ${id})`.execute(db);
      await sql`insert into search_names (rowid, words)
        select doc, ${spreadWords(words)} from search_docs where kind = ${kind} and ref = ${id}`.execute(db);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
};
