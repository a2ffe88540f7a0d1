import type { Kysely } from 'kysely';
import type { Entry, Sender } from '../../../shared/domain/conversation.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Transfer, TransferEnd } from '../../../shared/domain/transfer.ts';
import type { Database } from '../../db/schema.ts';
import { readTransfersOf } from './transfers-repository.ts';

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
    case 'call':
      return { callId: entry.callId, startedBy: entry.startedBy, reason: entry.reason, seconds: entry.seconds };
    case 'closed':
      return { reason: entry.reason };
    case 'transfer':
      return entry.news ? { transferId: entry.news.id, ended: entry.news.ended } : {};
    case 'message':
      return { messageId: entry.id };
    case 'joined':
      return entry.by ? { by: entry.by.id } : {};
    case 'left':
      return entry.moved ? { by: entry.moved.by.id, to: entry.moved.to.id } : {};
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

type People = ReadonlyMap<string, PersonRef>;
type Transfers = ReadonlyMap<string, Transfer>;

/** Whom an entry names beside the one whose deed it is. */
const namedIn = (row: EntryRow): string[] => {
  if (row.type !== 'joined' && row.type !== 'left') return [];
  const { by, to } = JSON.parse(row.data) as { by?: string; to?: string };
  return [by, to].filter((id) => id !== undefined);
};

const toLeft = (row: EntryRow, place: Pick<Entry, 'seq' | 'at'>, people: People): Entry => {
  const [by, to] = namedIn(row).map((id) => people.get(id));
  return { ...place, type: 'left', rep: personOf(row), ...(by && to ? { moved: { by, to } } : {}) };
};

const toJoined = (row: EntryRow, place: Pick<Entry, 'seq' | 'at'>, people: People): Entry => {
  const [by] = namedIn(row).map((id) => people.get(id));
  return { ...place, type: 'joined', rep: personOf(row), ...(by ? { by } : {}) };
};

const toTransfer = (row: EntryRow, place: Pick<Entry, 'seq' | 'at'>, transfers: Transfers): Entry => {
  const { transferId, ended } = JSON.parse(row.data) as { transferId: string; ended: TransferEnd | null };
  const transfer = transfers.get(transferId);
  return { ...place, type: 'transfer', news: transfer ? { ...transfer, ended } : null };
};

const toEntry = (row: EntryRow, people: People, transfers: Transfers): Entry => {
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
      return toJoined(row, place, people);
    case 'left':
      return toLeft(row, place, people);
    case 'transfer':
      return toTransfer(row, place, transfers);
    default:
      return { ...place, type: row.type, ...data } as Entry;
  }
};

const readPeople = (k: Kysely<Database>, ids: string[]): Promise<PersonRef[]> =>
  k.selectFrom('people').select(['id', 'name', 'photo']).where('id', 'in', ids).execute();

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
  const named = rows.flatMap(namedIn);
  const people = named.length === 0 ? [] : await readPeople(k, named);
  const byId = new Map(people.map((person) => [person.id, person]));
  const transfers = rows.some((row) => row.type === 'transfer') ? await readTransfersOf(k, conversationId) : [];
  const transfersById = new Map(transfers.map((transfer) => [transfer.id, transfer]));
  const entries = rows.map((row) => toEntry(row, byId, transfersById));
  return forward ? entries : entries.reverse();
};
