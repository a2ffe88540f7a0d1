import { type Kysely, sql } from 'kysely';
import type { SchemaDialect } from '../dialect.ts';

interface LogRow {
  seq: number;
  data: string;
}

/** Rows read at once while the log of a workspace from before is looked through. */
const page = 500;

/** The work items a logged step decided on. */
const itemsOf = (data: string): string[] => {
  const { decisions = [], trace = [] } = JSON.parse(data) as Record<'decisions' | 'trace', { item?: string }[]>;
  return [...decisions, ...trace].flatMap(({ item }) => (item === undefined ? [] : [item]));
};

/** Where in the log of routing a conversation is decided on: how a visitor was routed is read by key, never by looking through all of it. */
export const trace = (dialect: SchemaDialect) => async (db: Kysely<unknown>) => {
  await sql
    .raw(
      `create table routing_refs (conversation_id text not null, seq ${dialect.integer} not null, primary key (conversation_id, seq))`,
    )
    .execute(db);
  for (let after = 0; ; ) {
    const { rows } = await sql<LogRow>`select seq, data from events
      where stream = 'routing' and seq > ${after} order by seq limit ${page}`.execute(db);
    for (const { seq, data } of rows) {
      const items = itemsOf(data);
      if (items.length === 0) continue;
      await sql`insert into routing_refs (conversation_id, seq)
        select distinct conversation_id, cast(${seq} as ${sql.raw(dialect.integer)})
        from work_items where id in (${sql.join(items)})`.execute(db);
    }
    const last = rows.at(-1);
    if (!last) return;
    after = Number(last.seq);
  }
};
