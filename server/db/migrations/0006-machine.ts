import { type Kysely, sql } from 'kysely';

/** Whether a rep's computer is locked outlives a restart of the router: nobody is offered a visitor in between. */
export const machine = () => async (db: Kysely<unknown>) => {
  await sql.raw('alter table presence add column machine text').execute(db);
};
