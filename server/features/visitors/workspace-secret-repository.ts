import { sql } from 'kysely';
import { statement } from '../../db/statement.ts';

const key = sql.lit('workspace_secret');

export const readSecret = statement<Record<string, never>>()('settings.read_secret', (k) =>
  k.selectFrom('settings').select('value').where('key', '=', key),
);

export const writeSecret = statement<{ value: string; at: number }>()('settings.write_secret', (k, p) =>
  k.insertInto('settings').values({ key, value: p('value'), updated_at: p('at') }),
);
