import type { Kysely } from 'kysely';
import type { Disposition, Tag } from '../../../shared/domain/desk.ts';
import type { Database } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';

type K = Kysely<Database>;

export const readTags = (k: K): Promise<Tag[]> =>
  k.selectFrom('tags').select(['id', 'name', 'tone']).orderBy('name').orderBy('id').execute();

export const insertTag = async (tx: Tx, { id, name, tone }: Tag): Promise<void> => {
  await tx.k.insertInto('tags').values({ id, name, tone, created_at: tx.now }).execute();
};

export const updateTag = async (tx: Tx, { id, name, tone }: Tag): Promise<void> => {
  await tx.k.updateTable('tags').set({ name, tone }).where('id', '=', id).execute();
};

/** Takes the tag off all conversations too; answers whether there was one. */
export const deleteTag = async (tx: Tx, id: string): Promise<boolean> => {
  await tx.k.deleteFrom('conversation_tags').where('tag_id', '=', id).execute();
  const { numDeletedRows } = await tx.k.deleteFrom('tags').where('id', '=', id).executeTakeFirstOrThrow();
  return Number(numDeletedRows) > 0;
};

export const readTagsOf = async (k: K, conversationId: string): Promise<string[]> => {
  const rows = await k
    .selectFrom('conversation_tags')
    .select('tag_id')
    .where('conversation_id', '=', conversationId)
    .orderBy('at')
    .orderBy('tag_id')
    .execute();
  return rows.map((row) => row.tag_id);
};

/** The tags of many conversations, in the order they were put on. */
export const readTagsOfMany = async (k: K, ids: readonly string[]): Promise<Map<string, string[]>> => {
  const found = new Map<string, string[]>();
  if (ids.length === 0) return found;
  const rows = await k
    .selectFrom('conversation_tags')
    .select(['conversation_id', 'tag_id'])
    .where('conversation_id', 'in', [...ids])
    .orderBy('at')
    .orderBy('tag_id')
    .execute();
  for (const row of rows) found.set(row.conversation_id, [...(found.get(row.conversation_id) ?? []), row.tag_id]);
  return found;
};

export const putConversationTag = async (
  tx: Tx,
  { conversationId, tagId, byId }: { conversationId: string; tagId: string; byId: string },
): Promise<void> => {
  await tx.k
    .insertInto('conversation_tags')
    .values({ conversation_id: conversationId, tag_id: tagId, by_id: byId, at: tx.now })
    .execute();
};

export const takeConversationTag = async (tx: Tx, conversationId: string, tagId: string): Promise<boolean> => {
  const { numDeletedRows } = await tx.k
    .deleteFrom('conversation_tags')
    .where('conversation_id', '=', conversationId)
    .where('tag_id', '=', tagId)
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows) > 0;
};

export const readDispositions = async (k: K): Promise<Disposition[]> => {
  const rows = await k
    .selectFrom('dispositions')
    .select(['id', 'name', 'active'])
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map(({ id, name, active }) => ({ id, name, active: active === 1 }));
};

export const insertDisposition = async (tx: Tx, { id, name, active }: Disposition, position: number): Promise<void> => {
  await tx.k
    .insertInto('dispositions')
    .values({ id, name, position, active: active ? 1 : 0, created_at: tx.now })
    .execute();
};

export const updateDisposition = async (tx: Tx, { id, name, active }: Disposition): Promise<void> => {
  await tx.k
    .updateTable('dispositions')
    .set({ name, active: active ? 1 : 0 })
    .where('id', '=', id)
    .execute();
};

export const setPositions = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  for (const [position, id] of ids.entries()) {
    await tx.k.updateTable('dispositions').set({ position }).where('id', '=', id).execute();
  }
};

export const readDispositionOf = async (k: K, conversationId: string): Promise<string | null> => {
  const row = await k
    .selectFrom('conversation_dispositions')
    .select('disposition_id')
    .where('conversation_id', '=', conversationId)
    .executeTakeFirst();
  return row?.disposition_id ?? null;
};

export const takeDisposition = async (tx: Tx, conversationId: string): Promise<void> => {
  await tx.k.deleteFrom('conversation_dispositions').where('conversation_id', '=', conversationId).execute();
};

export const putDisposition = async (
  tx: Tx,
  { conversationId, dispositionId, byId }: { conversationId: string; dispositionId: string; byId: string },
): Promise<void> => {
  const facts = { disposition_id: dispositionId, by_id: byId, at: tx.now };
  await tx.k
    .insertInto('conversation_dispositions')
    .values({ conversation_id: conversationId, ...facts })
    .onConflict((conflict) => conflict.column('conversation_id').doUpdateSet(facts))
    .execute();
};
