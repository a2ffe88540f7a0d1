import type { Kysely } from 'kysely';
import type { Channel, NamedStatus, StatusIcon } from '../../../shared/domain/presence.ts';
import type { Database } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

interface StatusColumns {
  id: string | null;
  name: string | null;
  icon: StatusIcon | null;
  accepts: string | null;
  away: number | null;
}

/** A status of the workspace's own from its row, or null where there is none. */
export const toNamed = ({ id, name, icon, accepts, away }: StatusColumns): NamedStatus | null =>
  id === null || name === null || icon === null || accepts === null
    ? null
    : { id, name, icon, accepts: JSON.parse(accepts) as Channel[], away: away === 1 };

export const readStatuses = async (k: Kysely<Database>): Promise<NamedStatus[]> => {
  const rows = await k.selectFrom('statuses').selectAll().orderBy('place').orderBy('id').execute();
  return rows.flatMap((row) => toNamed(row) ?? []);
};

const columnsOf = ({ name, icon, accepts, away }: NamedStatus) => ({
  name,
  icon,
  accepts: JSON.stringify(accepts),
  away: away ? 1 : 0,
});

export const insertStatus = async (tx: Tx, status: NamedStatus, place: number): Promise<void> => {
  const row = { id: status.id, ...columnsOf(status), place, created_at: tx.now };
  await tx.k.insertInto('statuses').values(row).execute();
};

export const updateStatus = async (tx: Tx, status: NamedStatus): Promise<void> => {
  await tx.k.updateTable('statuses').set(columnsOf(status)).where('id', '=', status.id).execute();
};

export const placeStatus = async (tx: Tx, id: string, place: number): Promise<void> => {
  await tx.k.updateTable('statuses').set({ place }).where('id', '=', id).execute();
};

export const deleteStatus = async (tx: Tx, id: string): Promise<void> => {
  await tx.k.deleteFrom('statuses').where('id', '=', id).execute();
};
