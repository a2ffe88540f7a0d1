import type { Kysely } from 'kysely';
import type { Entry, Sender } from '../../../shared/domain/conversation.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Database } from '../../db/schema.ts';

/** The stream of a conversation's sequence in the one log. */
export const streamOf = (conversationId: string): string => `conversation:${conversationId}`;

interface EntryRow {
  seq: number;
  type: string;
  at: number;
  data: string;
  message_id: string | null;
  client_id: string | null;
  sender_kind: 'visitor' | 'bot' | 'rep' | null;
  text: string | null;
  person_id: string | null;
  person_name: string | null;
  person_photo: string | null;
}

/** An entry without its place: what a command appends. */
export type NewEntry = Entry extends infer E ? (E extends Entry ? Omit<E, 'seq' | 'at'> : never) : never;

/** What the log keeps of an entry: ids and facts; names and texts are joined when it is read. */
export const factsOf = (entry: NewEntry): Record<string, unknown> => {
  switch (entry.type) {
    case 'read':
      return { by: entry.by, upTo: entry.upTo };
    case 'booked':
      return { meetingId: entry.meetingId, startsAt: entry.startsAt };
    case 'closed':
      return { reason: entry.reason };
    case 'message':
      return { messageId: entry.id };
    default:
      return {};
  }
};

const personOf = (row: EntryRow): PersonRef => {
  if (row.person_id === null || row.person_name === null) throw new Error(`entry ${row.seq} names nobody`);
  return { id: row.person_id, name: row.person_name, photo: row.person_photo };
};

const senderOf = (row: EntryRow): Sender =>
  row.sender_kind === 'rep' ? { kind: 'rep', rep: personOf(row) } : { kind: row.sender_kind ?? 'bot' };

const toEntry = (row: EntryRow): Entry => {
  const place = { seq: row.seq, at: row.at };
  const data = JSON.parse(row.data) as Record<string, never>;
  switch (row.type) {
    case 'message':
      if (row.message_id === null || row.client_id === null) throw new Error(`entry ${row.seq} has no message`);
      return {
        ...place,
        type: 'message',
        id: row.message_id,
        clientId: row.client_id,
        sender: senderOf(row),
        text: row.text,
      };
    case 'joined':
    case 'left':
      return { ...place, type: row.type, rep: personOf(row) };
    default:
      return { ...place, type: row.type, ...data } as Entry;
  }
};

export interface EntryRange {
  after?: number;
  before?: number;
  limit: number;
}

/** Entries of a conversation in order: those after a place, or the newest ones before a place. */
export const readEntries = async (k: Kysely<Database>, conversationId: string, range: EntryRange): Promise<Entry[]> => {
  const forward = range.after !== undefined;
  let query = k
    .selectFrom('events as e')
    .leftJoin('messages as m', (join) => join.on('m.conversation_id', '=', conversationId).onRef('m.seq', '=', 'e.seq'))
    .leftJoin('people as p', 'p.id', 'e.actor_id')
    .select([
      'e.seq',
      'e.type',
      'e.at',
      'e.data',
      'm.id as message_id',
      'm.client_id',
      'm.sender_kind',
      'm.text',
      'p.id as person_id',
      'p.name as person_name',
      'p.photo as person_photo',
    ])
    .where('e.stream', '=', streamOf(conversationId))
    .orderBy('e.seq', forward ? 'asc' : 'desc')
    .limit(range.limit);
  if (range.after !== undefined) query = query.where('e.seq', '>', range.after);
  if (range.before !== undefined) query = query.where('e.seq', '<', range.before);
  const rows = await query.execute();
  const entries = rows.map(toEntry);
  return forward ? entries : entries.reverse();
};
