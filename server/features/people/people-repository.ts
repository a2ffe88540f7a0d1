import type { Kysely } from 'kysely';
import type { Person, Role } from '../../../shared/domain/person.ts';
import type { Database, Row } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

export type PersonRow = Row<'people'>;

/** Where a query may run: inside a command or outside of one. */
type Readable = Kysely<Database>;

export const toPerson = (row: PersonRow): Person => ({
  id: row.id,
  name: row.name,
  photo: row.photo,
  email: row.email,
  role: row.role,
  zone: row.zone,
  active: row.active === 1,
  createdAt: row.created_at,
});

export const personRow = (k: Readable, id: string): Promise<PersonRow | undefined> =>
  k.selectFrom('people').selectAll().where('id', '=', id).executeTakeFirst();

export const personByEmail = (k: Readable, email: string): Promise<PersonRow | undefined> =>
  k.selectFrom('people').selectAll().where('email', '=', email).executeTakeFirst();

export const listPeople = (k: Readable): Promise<PersonRow[]> =>
  k.selectFrom('people').selectAll().orderBy('active', 'desc').orderBy('name').orderBy('id').execute();

export const countPeople = async (k: Readable): Promise<number> => {
  const { count } = await k
    .selectFrom('people')
    .select((at) => at.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return Number(count);
};

/** Active admins but this person. */
export const countOtherAdmins = async (tx: Tx, personId: string): Promise<number> => {
  const { count } = await tx.k
    .selectFrom('people')
    .select((at) => at.fn.countAll<number>().as('count'))
    .where('role', '=', 'admin')
    .where('active', '=', 1)
    .where('id', '<>', personId)
    .executeTakeFirstOrThrow();
  return Number(count);
};

export const insertPerson = async (tx: Tx, row: PersonRow): Promise<void> => {
  await tx.k.insertInto('people').values(row).execute();
};

export const updatePerson = async (
  tx: Tx,
  id: string,
  set: Partial<Pick<PersonRow, 'name' | 'zone' | 'active' | 'deactivated_at'>> & { role?: Role },
): Promise<void> => {
  await tx.k.updateTable('people').set(set).where('id', '=', id).execute();
};
