/**
 * The index of what people search for, on either engine: `search_words` holds messages of people and notes under their place
 * in the log, `search_names` visitors, accounts and files under a number of `search_docs`. Triggers keep both true in the
 * transaction that edits, deletes or erases, whoever does it. New words come into SQLite's index many at a time, up to
 * the place in `search_mark`: one at a time each would cost more than sending it did. On SQLite words that go are wiped from the index at
 * once (`secure-delete`), and it keeps no copy of a text.
 */
interface SearchSchema {
  tables: readonly string[];
  triggers: readonly string[];
}

/** Rows whose names are searched: which columns, and which rows. */
const named = [
  {
    kind: 'visitor',
    table: 'visitors',
    columns: ['name', 'email'],
    when: (row: string) => `coalesce(${row}.name, ${row}.email) is not null`,
  },
  { kind: 'account', table: 'accounts', columns: ['name', 'domain'], when: () => '1 = 1' },
  {
    kind: 'file',
    table: 'files',
    columns: ['name', 'message_id'],
    when: (row: string) => `${row}.message_id is not null`,
  },
] as const;

const searched = (columns: readonly string[]) => columns.filter((column) => column !== 'message_id');

const textOf = (columns: readonly string[], row: string): string =>
  searched(columns)
    .map((column) => `coalesce(${row}.${column}, '')`)
    .join(` || ' ' || `);

const sqliteNames = named.flatMap(({ kind, table, columns, when }) => {
  const gone = `insert into search_names (search_names, rowid, words)
      select 'delete', doc, search_spread(${textOf(columns, 'old')}) from search_docs
      where kind = '${kind}' and ref = old.id and ${when('old')};
    delete from search_docs where kind = '${kind}' and ref = old.id;`;
  const come = `insert into search_docs (kind, ref) select '${kind}', new.id where ${when('new')};
    insert into search_names (rowid, words) select doc, search_spread(${textOf(columns, 'new')}) from search_docs
      where kind = '${kind}' and ref = new.id;`;
  const changed = columns.map((column) => `old.${column} is not new.${column}`).join(' or ');
  return [
    `create trigger search_${table}_new after insert on ${table} when ${when('new')} begin ${come} end`,
    `create trigger search_${table}_change after update of ${columns.join(', ')} on ${table} when ${changed}
      begin ${gone} ${come} end`,
    `create trigger search_${table}_gone before delete on ${table} begin ${gone} end`,
  ];
});

/** Up to which place of the log its words are in SQLite's index. */
const mark = 'select upto from search_mark';

const sqliteWords = (['messages', 'notes'] as const).flatMap((table) => {
  const place = (row: string) =>
    `select pos from events where stream = 'conversation:' || ${row}.conversation_id and seq = ${row}.seq
       and pos <= (${mark})`;
  const people = table === 'messages' ? ` and old.sender_kind <> 'bot'` : '';
  const gone = `insert into search_words (search_words, rowid, words)
      select 'delete', pos, search_spread(old.text) from (${place('old')})`;
  return [
    `create trigger search_${table}_change after update of text on ${table} when old.text is not new.text${people} begin
      ${gone} where old.text is not null;
      insert into search_words (rowid, words)
        select pos, search_spread(new.text) from (${place('new')}) where new.text is not null; end`,
    `create trigger search_${table}_gone before delete on ${table} when old.text is not null${people} begin ${gone}; end`,
  ];
});

/** The words of the entry at a place of the log: of a person's message, or of a note. */
const saidAt = (row: string): string =>
  `select text from messages where ${row}.type = 'message' and conversation_id = substr(${row}.stream, 14)
     and seq = ${row}.seq and sender_kind <> 'bot' and text is not null
   union all
   select text from notes where ${row}.type = 'note' and conversation_id = substr(${row}.stream, 14)
     and seq = ${row}.seq and text is not null`;

const isSaid = (row: string): string => `${row}.type in ('message', 'note')`;

const sqlite: SearchSchema = {
  tables: [
    `create virtual table search_words using
       fts5(words, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`,
    `insert into search_words (search_words, rank) values ('secure-delete', 1)`,
    'create table search_mark (upto integer not null)',
    'insert into search_mark (upto) values (0)',
    'create table search_docs (doc integer primary key autoincrement, kind text not null, ref text not null, unique (kind, ref))',
    `create virtual table search_names using
       fts5(words, content = '', tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')`,
    `insert into search_names (search_names, rank) values ('secure-delete', 1)`,
  ],
  triggers: [
    `create trigger search_unsaid before delete on events when ${isSaid('old')} and old.pos <= (${mark}) begin
      insert into search_words (search_words, rowid, words)
        select 'delete', old.pos, search_spread(text) from (${saidAt('old')}); end`,
    ...sqliteWords,
    ...sqliteNames,
  ],
};

/** A trigger of PostgreSQL is a function first. */
const postgresTrigger = (name: string, on: string, body: string): string[] => [
  `create function ${name}() returns trigger language plpgsql as $$ begin ${body} return null; end $$`,
  `create trigger ${name} ${on} for each row execute function ${name}()`,
];

const postgresWords = (['messages', 'notes'] as const).flatMap((table) => [
  ...postgresTrigger(
    `search_${table}_change`,
    `after update of text or delete on ${table}`,
    `delete from search_words where pos =
       (select pos from events where stream = 'conversation:' || old.conversation_id and seq = old.seq);
     if tg_op = 'UPDATE' and new.text is not null${table === 'messages' ? ` and new.sender_kind <> 'bot'` : ''} then
       insert into search_words (pos, terms) select pos, search_terms(new.text) from events
         where stream = 'conversation:' || new.conversation_id and seq = new.seq;
     end if;`,
  ),
]);

const postgresNames = named.flatMap(({ kind, table, columns, when }) =>
  postgresTrigger(
    `search_${table}_change`,
    `after insert or update of ${columns.join(', ')} or delete on ${table}`,
    `if tg_op <> 'INSERT' then delete from search_docs where kind = '${kind}' and ref = old.id; end if;
     if tg_op <> 'DELETE' then
       insert into search_docs (kind, ref, terms)
         select '${kind}', new.id, search_terms(${textOf(columns, 'new')}) where ${when('new')};
     end if;`,
  ),
);

const postgres: SearchSchema = {
  tables: [
    // Letters without their accents, signs of scripts without spaces apart, and nothing that is no word.
    `create function search_terms(words text) returns tsvector language sql immutable strict as $$
       select to_tsvector('simple', regexp_replace(regexp_replace(
         regexp_replace(normalize(words, NFD), '[\\u0300-\\u036f]', '', 'g'), '[^[:alnum:]]+', ' ', 'g'),
         '([\\u0e00-\\u0eff\\u1780-\\u17ff\\u1100-\\u11ff\\u3040-\\u30ff\\u3400-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff])', ' \\1 ', 'g')) $$`,
    'create table search_words (pos bigint primary key, terms tsvector not null)',
    'create index search_words_terms on search_words using gin (terms)',
    `create table search_docs (doc bigint generated always as identity primary key, kind text not null, ref text not null,
       terms tsvector not null, unique (kind, ref))`,
    'create index search_docs_terms on search_docs using gin (terms)',
  ],
  triggers: [
    ...postgresTrigger(
      'search_said',
      'after insert or delete on events',
      `if tg_op = 'DELETE' then delete from search_words where pos = old.pos;
       elsif new.type in ('message', 'note') then
         insert into search_words (pos, terms) select new.pos, search_terms(text) from (${saidAt('new')}) as said;
       end if;`,
    ),
    ...postgresWords,
    ...postgresNames,
  ],
};

/** What makes the index on each engine. */
export const searchSchema = { sqlite, postgres } as const;
