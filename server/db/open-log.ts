import { Kysely, PostgresDialect } from 'kysely';
import { openForReading } from './open-for-reading.ts';
import type { Database } from './schema.ts';

/** Whether a place names a PostgreSQL, and not a data folder. */
export const isPostgres = (database: string): boolean => /^postgres(ql)?:\/\//.test(database);

/** Opens the database of a data folder, or a PostgreSQL by its address, for reading its log; null where there is none. */
export const openLog = async (
  database: string,
): Promise<{ k: Kysely<Database>; close: () => Promise<void> | void } | null> => {
  if (!isPostgres(database)) return openForReading(database);
  // Its driver is loaded by those who have such a database.
  const { openPostgres } = await import('./postgres/open-postgres.ts');
  const k = new Kysely<Database>({ dialect: new PostgresDialect({ pool: openPostgres(database, 1) }) });
  return { k, close: () => k.destroy() };
};
