import type { Kysely } from 'kysely';
import { type Migration, Migrator } from 'kysely/migration';
import type { SchemaDialect } from './dialect.ts';
import { house } from './migrations/0001-house.ts';
import { live } from './migrations/0002-live.ts';
import { pounce } from './migrations/0003-pounce.ts';
import { calls } from './migrations/0004-calls.ts';
import { team } from './migrations/0005-team.ts';
import { machine } from './migrations/0006-machine.ts';
import { routing } from './migrations/0007-routing.ts';
import { transfers } from './migrations/0008-transfers.ts';
import { statuses } from './migrations/0009-statuses.ts';
import { engine } from './migrations/0010-engine.ts';
import { trace } from './migrations/0011-trace.ts';
import { editing } from './migrations/0013-editing.ts';
import { files } from './migrations/0014-files.ts';
import { desk } from './migrations/0015-desk.ts';
import { guests } from './migrations/0016-guests.ts';
import { search } from './migrations/0016-search.ts';
import { mail } from './migrations/0017-mail.ts';
import { privacy } from './migrations/0018-privacy.ts';
import { languages } from './migrations/0021-languages.ts';
import { identity } from './migrations/0022-identity.ts';
import { looks } from './migrations/0026-looks.ts';
import { consent } from './migrations/0027-consent.ts';
import { rejoin } from './migrations/0028-rejoin.ts';
import { demos } from './migrations/0029-demos.ts';
import { voiceMessages } from './migrations/0035-voice-messages.ts';
import { callReports } from './migrations/0037-call-reports.ts';
import { callMonitors } from './migrations/0038-call-monitors.ts';
import { messagePlaces } from './migrations/0039-message-places.ts';
import { meetingGave } from './migrations/0040-meeting-gave.ts';
import { requireUnicode } from './postgres/require-unicode.ts';

const all: Record<string, (dialect: SchemaDialect) => Migration['up']> = {
  '0001-house': house as (dialect: SchemaDialect) => Migration['up'],
  '0002-live': live as (dialect: SchemaDialect) => Migration['up'],
  '0003-pounce': pounce as (dialect: SchemaDialect) => Migration['up'],
  '0004-calls': calls as (dialect: SchemaDialect) => Migration['up'],
  '0005-team': team as (dialect: SchemaDialect) => Migration['up'],
  '0006-machine': machine as (dialect: SchemaDialect) => Migration['up'],
  '0007-routing': routing as (dialect: SchemaDialect) => Migration['up'],
  '0008-transfers': transfers as (dialect: SchemaDialect) => Migration['up'],
  '0009-statuses': statuses as (dialect: SchemaDialect) => Migration['up'],
  '0010-engine': engine as (dialect: SchemaDialect) => Migration['up'],
  '0011-trace': trace as (dialect: SchemaDialect) => Migration['up'],
  '0013-editing': editing as (dialect: SchemaDialect) => Migration['up'],
  '0014-files': files as (dialect: SchemaDialect) => Migration['up'],
  '0015-desk': desk as (dialect: SchemaDialect) => Migration['up'],
  '0016-guests': guests as (dialect: SchemaDialect) => Migration['up'],
  '0016-search': search as (dialect: SchemaDialect) => Migration['up'],
  '0017-mail': mail as (dialect: SchemaDialect) => Migration['up'],
  '0018-privacy': privacy as (dialect: SchemaDialect) => Migration['up'],
  '0021-languages': languages as (dialect: SchemaDialect) => Migration['up'],
  '0022-identity': identity as (dialect: SchemaDialect) => Migration['up'],
  '0026-looks': looks as (dialect: SchemaDialect) => Migration['up'],
  '0027-consent': consent as (dialect: SchemaDialect) => Migration['up'],
  '0028-rejoin': rejoin as (dialect: SchemaDialect) => Migration['up'],
  '0029-demos': demos as (dialect: SchemaDialect) => Migration['up'],
  '0035-voice-messages': voiceMessages as (dialect: SchemaDialect) => Migration['up'],
  '0037-call-reports': callReports as (dialect: SchemaDialect) => Migration['up'],
  '0038-call-monitors': callMonitors as (dialect: SchemaDialect) => Migration['up'],
  '0039-message-places': messagePlaces as (dialect: SchemaDialect) => Migration['up'],
  '0040-meeting-gave': meetingGave as (dialect: SchemaDialect) => Migration['up'],
};

/** The names of this release's migrations, oldest first. */
export const knownMigrations: readonly string[] = Object.keys(all);

/** The database was written by a newer release; starting on it could destroy what this release does not know. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema';
}

/**
 * Brings the schema forward, a new database in one transaction, an older one by a transaction for each migration; throws `NewerSchema` on a database from the future and
 * `NotUnicode` on one that cannot hold every letter.
 */
export const migrate = async <T>(db: Kysely<T>, dialect: SchemaDialect): Promise<void> => {
  if (dialect.engine === 'postgres') await requireUnicode(db as Kysely<unknown>);
  const migrations: Record<string, Migration> = {};
  for (const [name, make] of Object.entries(all)) migrations[name] = { up: make(dialect) };
  const migrator = new Migrator({ db: db as Kysely<unknown>, provider: { getMigrations: async () => migrations } });
  const applied = await appliedNames(db as Kysely<unknown>);
  const unknown = applied.filter((name) => !(name in all));
  if (unknown.length > 0) {
    throw new NewerSchema(
      `this database has the migration ${unknown.join(', ')} of a newer release; update Foyer to open it`,
    );
  }
  // A new database comes whole or not at all: looking through its tables before each step would take most of a first start.
  const missing = Object.keys(all).filter((name) => !applied.includes(name));
  for (const name of applied.length === 0 ? missing.slice(-1) : missing) {
    const { error } = await migrator.migrateTo(name);
    if (error) throw error;
  }
};

const appliedNames = async (db: Kysely<unknown>): Promise<string[]> => {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true });
  if (!tables.some((table) => table.name === 'kysely_migration')) return [];
  const rows = await (db as Kysely<{ kysely_migration: { name: string } }>)
    .selectFrom('kysely_migration')
    .select('name')
    .orderBy('name')
    .execute();
  return rows.map((row) => row.name);
};
