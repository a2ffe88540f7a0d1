import type { Kysely } from 'kysely';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Database } from '../../db/schema.ts';
import type { ConversationRow } from './conversation-repository.ts';
import { readPeopleRefs } from './guests-repository.ts';
import { guestIdsOf } from './seats.ts';

/** A conversation's row with its rep, outside of commands. */
export const readConversation = async (
  k: Kysely<Database>,
  id: string,
): Promise<{ row: ConversationRow; rep: PersonRef | null; guests: PersonRef[] } | null> => {
  const found = await k
    .selectFrom('conversations as c')
    .leftJoin('people as p', 'p.id', 'c.rep_id')
    .selectAll('c')
    .select(['p.name as rep_name', 'p.photo as rep_photo'])
    .where('c.id', '=', id)
    .executeTakeFirst();
  if (!found) return null;
  const { rep_name: name, rep_photo: photo, ...row } = found;
  const guests = await readPeopleRefs(k, guestIdsOf(row));
  return { row, rep: row.rep_id !== null && name !== null ? { id: row.rep_id, name, photo } : null, guests };
};

/** The head of a conversation as both sides see it. */
export const toHead = (row: ConversationRow, rep: PersonRef | null, guests: PersonRef[]): Conversation => ({
  id: row.id,
  visitorId: row.visitor_id,
  phase: row.phase,
  rep,
  createdAt: row.created_at,
  closedAt: row.closed_at,
  lastSeq: row.last_seq,
  visitorReadSeq: row.visitor_read_seq,
  repReadSeq: row.rep_read_seq,
  ...(guests.length > 0 ? { guests } : {}),
});
