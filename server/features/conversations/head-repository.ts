import type { Kysely } from 'kysely';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Database } from '../../db/schema.ts';
import type { ConversationRow } from './conversation-repository.ts';

/** A conversation's row with its rep, outside of commands. */
export const readConversation = async (
  k: Kysely<Database>,
  id: string,
): Promise<{ row: ConversationRow; rep: PersonRef | null } | null> => {
  const found = await k
    .selectFrom('conversations as c')
    .leftJoin('people as p', 'p.id', 'c.rep_id')
    .selectAll('c')
    .select(['p.name as rep_name', 'p.photo as rep_photo'])
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  const { rep_name: name, rep_photo: photo, ...row } = found;
  return { row, rep: row.rep_id !== null && name !== null ? { id: row.rep_id, name, photo } : null };
};
