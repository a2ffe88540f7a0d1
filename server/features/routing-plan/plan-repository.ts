import type { Kysely } from 'kysely';
import type { Attributes } from '../../../shared/domain/identity.ts';
import type { PlanVersion } from '../../../shared/protocol/rep/routing.ts';
import type { Database } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

const versions = (k: Kysely<Database>) =>
  k
    .selectFrom('routing_plans as r')
    .leftJoin('people as p', 'p.id', 'r.saved_by')
    .select(['r.version', 'r.saved_at', 'r.restores', 'p.id as person_id', 'p.name', 'p.photo']);

type VersionRow = Awaited<ReturnType<ReturnType<typeof versions>['execute']>>[number];

const toVersion = ({ version, saved_at, restores, person_id, name, photo }: VersionRow): PlanVersion => ({
  version,
  savedAt: saved_at,
  savedBy: person_id !== null && name !== null ? { id: person_id, name, photo } : null,
  restores,
});

/** The plan that holds, as it was written, or null before there is one. */
export const readNewestPlan = async (k: Kysely<Database>): Promise<{ version: number; plan: unknown } | null> => {
  const row = await k
    .selectFrom('routing_plans')
    .select(['version', 'plan'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { version: row.version, plan: JSON.parse(row.plan) } : null;
};

/** So many visitors of a site are looked at for what the site says of them. */
const latestVisitors = 2_000;

/** The names of what websites said of their latest visitors. */
export const readAttributeNames = async (k: Kysely<Database>): Promise<string[]> => {
  const names = new Set<string>();
  for (const { id } of await k.selectFrom('sites').select('id').execute()) {
    const latest = k
      .selectFrom('visitors')
      .select('attributes')
      .where('site_id', '=', id)
      .where('erased_at', 'is', null)
      .orderBy('last_seen_at', 'desc')
      .limit(latestVisitors);
    const told = await k.selectFrom(latest.as('v')).select('v.attributes').where('v.attributes', '<>', '{}').execute();
    for (const { attributes } of told)
      for (const name of Object.keys(JSON.parse(attributes) as Attributes)) names.add(name);
  }
  return [...names].sort((a, b) => a.localeCompare(b));
};

/** The kept versions before one, newest first. */
export const readVersions = async (
  k: Kysely<Database>,
  { before, limit }: { before: number | null; limit: number },
): Promise<PlanVersion[]> => {
  const rows = await versions(k)
    .$if(before !== null, (query) => query.where('r.version', '<', before ?? 0))
    .orderBy('r.version', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toVersion);
};

/** One kept version with its plan as it was written. */
export const readVersion = async (
  k: Kysely<Database>,
  version: number,
): Promise<(PlanVersion & { plan: unknown }) | null> => {
  const row = await versions(k).select('r.plan').where('r.version', '=', version).executeTakeFirst();
  return row ? { ...toVersion(row), plan: JSON.parse(row.plan) } : null;
};

export const insertPlan = async (
  tx: Tx,
  row: { version: number; plan: object; savedBy: string | null; restores: number | null },
): Promise<void> => {
  const { version, plan, savedBy, restores } = row;
  await tx.k
    .insertInto('routing_plans')
    .values({ version, plan: JSON.stringify(plan), saved_at: tx.now, saved_by: savedBy, restores })
    .execute();
};
