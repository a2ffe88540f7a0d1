import { type Kysely, sql } from 'kysely';
import type { Company } from '../../../shared/domain/visitor.ts';
import type { Database } from '../../db/schema.ts';
import { statement } from '../../db/statement.ts';
import type { Tx } from '../../db/tx.ts';

/** An account with its owner, as lists show it. */
export type KnownAccount = Company & { domain: string };

const accounts = (k: Kysely<Database>) =>
  k
    .selectFrom('accounts as a')
    .leftJoin('people as o', 'o.id', 'a.owner_id')
    .select([
      'a.id',
      'a.domain',
      'a.name',
      'a.target',
      'o.id as owner_id',
      'o.name as owner_name',
      'o.photo as owner_photo',
    ]);

type AccountRow = Awaited<ReturnType<ReturnType<typeof accounts>['execute']>>[number];

const toAccount = ({ id, domain, name, target, owner_id, owner_name, owner_photo }: AccountRow): KnownAccount => ({
  accountId: id,
  domain,
  name,
  target: target === 1,
  owner: owner_id !== null && owner_name !== null ? { id: owner_id, name: owner_name, photo: owner_photo } : null,
});

const sorted = sql<string>`lower(a.name)`;
/** What `like` reads as any text is meant as it is typed. */
const within = (search: string): string => `%${search.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;

/** The accounts after one, by name, whose name or domain has the words; among some, where ids are given. */
export const readAccounts = async (
  k: Kysely<Database>,
  { search, ids, after, limit }: { search: string; ids?: string[]; after: string | null; limit: number },
): Promise<KnownAccount[]> => {
  const last =
    after === null
      ? undefined
      : await k
          .selectFrom('accounts as a')
          .select(['a.id', sorted.as('name')])
          .where('a.id', '=', after)
          .executeTakeFirst();
  const rows = await accounts(k)
    .$if(search.trim() !== '', (query) => {
      const pattern = within(search.trim());
      return query.where((eb) =>
        eb.or([
          eb(sorted, 'like', sql<string>`${pattern} escape '\\'`),
          eb('a.domain', 'like', sql<string>`${pattern} escape '\\'`),
        ]),
      );
    })
    .$if(ids !== undefined, (query) => query.where('a.id', 'in', ids ?? []))
    .$if(last !== undefined, (query) =>
      query.where((eb) =>
        eb.or([
          eb(sorted, '>', last?.name ?? ''),
          eb.and([eb(sorted, '=', last?.name ?? ''), eb('a.id', '>', last?.id ?? '')]),
        ]),
      ),
    )
    .orderBy(sorted)
    .orderBy('a.id')
    .limit(limit)
    .execute();
  return rows.map(toAccount);
};

export const readAccount = async (k: Kysely<Database>, id: string): Promise<KnownAccount | null> => {
  const row = await accounts(k).where('a.id', '=', id).executeTakeFirst();
  return row ? toAccount(row) : null;
};

/** Those of the domains that have an account. */
export const readAccountsOf = async (k: Kysely<Database>, domains: readonly string[]): Promise<KnownAccount[]> => {
  const rows = await accounts(k).where('a.domain', 'in', domains).execute();
  return rows.map(toAccount);
};

/** Who may own an account: the active people. */
export const readOwners = (k: Kysely<Database>) =>
  k.selectFrom('people').select(['id', 'email', 'name', 'photo']).where('active', '=', 1).execute();

export const insertAccounts = async (
  tx: Tx,
  rows: readonly { id: string; domain: string; name: string; ownerId: string | null }[],
): Promise<void> => {
  await tx.k
    .insertInto('accounts')
    .values(
      rows.map(({ id, domain, name, ownerId }) => ({
        id,
        domain,
        name,
        kind: 'prospect' as const,
        target: 0,
        owner_id: ownerId,
        created_at: tx.now,
      })),
    )
    .execute();
};

export const updateAccount = statement<{ id: string; name: string; ownerId: string | null }>()(
  'accounts.update',
  (k, p) =>
    k
      .updateTable('accounts')
      .set({ name: p('name'), owner_id: p('ownerId') })
      .where('id', '=', p('id')),
);
