import type { Kysely } from 'kysely';
import { most } from '../../../shared/domain/identity.ts';
import type { Database, Row } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';
import type { Tx } from '../../db/tx.ts';

type K = Kysely<Database>;

/** A secret that is good; a retired one has none. */
export type SecretRow = Row<'site_secrets'>;

/** The good secrets of a site, the newest first. */
export const secretsOf = (k: K, siteId: string): Promise<SecretRow[]> =>
  k
    .selectFrom('site_secrets')
    .selectAll()
    .where('site_id', '=', siteId)
    .where('retired_at', 'is', null)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(most.secrets)
    .execute();

export const insertSecret = async (tx: Tx, row: SecretRow): Promise<void> => {
  await tx.k.insertInto('site_secrets').values(row).execute();
};

/** Retires a secret and forgets what it was; true where it was good until now. */
export const retireSecret = async (tx: Tx, siteId: string, id: string): Promise<boolean> => {
  const { numUpdatedRows } = await tx.k
    .updateTable('site_secrets')
    .set({ secret: '', retired_at: tx.now })
    .where('id', '=', id)
    .where('site_id', '=', siteId)
    .where('retired_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
};

export const markSecretUsed = statement<{ id: string; at: number }>()('site_secrets.mark_used', (k, p) =>
  k
    .updateTable('site_secrets')
    .set({ last_used_at: p('at') })
    .where('id', '=', p('id')),
);

/** Whether a site believes signed identities only; undefined for a site that is not known. */
export const isEnforced = async (k: K, siteId: string): Promise<boolean | undefined> => {
  const row = await k.selectFrom('sites').select('identity_enforced').where('id', '=', siteId).executeTakeFirst();
  return row && row.identity_enforced === 1;
};

export const setEnforced = async (tx: Tx, siteId: string, enforced: boolean): Promise<void> => {
  await tx.k
    .updateTable('sites')
    .set({ identity_enforced: enforced ? 1 : 0 })
    .where('id', '=', siteId)
    .execute();
};

/** Whom the company knows by this id of its own. */
export const visitorByExternalId = statement<{ siteId: string; externalId: string }>()(
  'visitors.by_external_id',
  (k, p) =>
    k
      .selectFrom('visitors')
      .select('id')
      .where('site_id', '=', p('siteId'))
      .where('external_id', '=', p('externalId'))
      // As a literal, so that the partial index is found.
      .where('external_id', 'is not', null),
);

export const insertEvent = statement<Row<'visitor_events'> & Record<string, unknown>>()(
  'visitor_events.insert',
  (k, p) =>
    k.insertInto('visitor_events').values({
      id: p('id'),
      visitor_id: p('visitor_id'),
      name: p('name'),
      properties: p('properties'),
      at: p('at'),
    }),
);

/** Keeps the newest `keep` events of a visitor. */
export const trimEvents = statement<{ visitorId: string; keep: number }>()('visitor_events.trim', (k, p) =>
  k
    .deleteFrom('visitor_events')
    .where('visitor_id', '=', p('visitorId'))
    .where('at', '<=', (eb) =>
      eb
        .selectFrom('visitor_events')
        .select('at')
        .where('visitor_id', '=', p('visitorId'))
        .orderBy('at', 'desc')
        .limit(1)
        .offset(p('keep')),
    ),
);
