import type { Kysely } from 'kysely';
import type { Database, NewRow, Row } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

type K = Kysely<Database>;

const joined = (k: K) =>
  k
    .selectFrom('snippets as s')
    .innerJoin('people as p', 'p.id', 's.owner_id')
    .selectAll('s')
    .select(['p.name as owner_name', 'p.photo as owner_photo']);

export type SnippetRow = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number];

/** What the person may use: their own, and the shared ones; by name. */
export const readSnippets = (k: K, personId: string): Promise<SnippetRow[]> =>
  joined(k)
    .where((eb) => eb.or([eb('s.shared', '=', 1), eb('s.owner_id', '=', personId)]))
    .orderBy('s.name')
    .orderBy('s.id')
    .execute();

export const readSnippet = (k: K, id: string): Promise<SnippetRow | undefined> =>
  joined(k).where('s.id', '=', id).executeTakeFirst();

/** Another snippet of the same reach with this shortcut. */
export const readTwin = (
  k: K,
  { id, shortcut, shared, ownerId }: { id: string; shortcut: string; shared: boolean; ownerId: string },
): Promise<Pick<Row<'snippets'>, 'id'> | undefined> => {
  const query = k
    .selectFrom('snippets')
    .select('id')
    .where('shortcut', '=', shortcut)
    .where('shared', '=', shared ? 1 : 0)
    .where('id', '<>', id);
  return (shared ? query : query.where('owner_id', '=', ownerId)).executeTakeFirst();
};

export const countSnippets = async (k: K): Promise<number> => {
  const { n } = await k
    .selectFrom('snippets')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return Number(n);
};

export const insertSnippet = async (tx: Tx, row: NewRow<'snippets'>): Promise<void> => {
  await tx.k.insertInto('snippets').values(row).execute();
};

export const updateSnippet = async (
  tx: Tx,
  id: string,
  facts: Pick<Row<'snippets'>, 'name' | 'shortcut' | 'text' | 'shared' | 'version' | 'updated_at'>,
): Promise<void> => {
  await tx.k.updateTable('snippets').set(facts).where('id', '=', id).execute();
};

export const deleteSnippet = async (tx: Tx, id: string): Promise<void> => {
  await tx.k.deleteFrom('snippets').where('id', '=', id).execute();
};
