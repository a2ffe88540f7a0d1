import type { Kysely } from 'kysely';
import type { Attachment } from '../../../shared/domain/attachment.ts';
import type { Entry, Note, Sender } from '../../../shared/domain/conversation.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Transfer, TransferEnd } from '../../../shared/domain/transfer.ts';
import type { Database } from '../../db/schema.ts';
import { readFilesOfMessages } from '../files/files-repository.ts';
import { readNotes } from './notes-repository.ts';
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
  edited_at: number | null;
  deleted_at: number | null;
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
    case 'demo':
      return { demoId: entry.demoId, seconds: entry.seconds };
    case 'closed':
      return { reason: entry.reason };
    case 'transfer':
      return entry.news ? { transferId: entry.news.id, ended: entry.news.ended } : {};
    case 'note':
      return entry.note ? { noteId: entry.note.id } : {};
    case 'message':
      return { messageId: entry.id, ...(entry.files ? { files: entry.files.map((file) => file.id) } : {}) };
    case 'edited':
      return {
        of: entry.of,
        ...(entry.note ? { note: true } : {}),
        ...(entry.canceled ? { startsAt: entry.canceled.startsAt } : {}),
      };
    case 'deleted':
      return { of: entry.of };
    case 'emailed':
      return { upTo: entry.upTo };
    case 'joined':
      return {
        ...(entry.by ? { by: entry.by.id } : {}),
        ...(entry.guest ? { guest: true } : {}),
        ...(entry.reopened ? { reopened: true } : {}),
      };
    case 'left':
      return {
        ...(entry.moved ? { by: entry.moved.by.id, to: entry.moved.to.id } : {}),
        ...(entry.guest ? { guest: true } : {}),
      };
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

/** What marks the coming or going of a colleague who was asked in. */
const guestIn = (row: EntryRow): { guest?: true } =>
  (JSON.parse(row.data) as { guest?: true }).guest ? { guest: true } : {};

/** Whom an entry names beside the one whose deed it is. */
const namedIn = (row: EntryRow): string[] => {
  if (row.type !== 'joined' && row.type !== 'left') return [];
  const { by, to } = JSON.parse(row.data) as { by?: string; to?: string };
  return [by, to].filter((id) => id !== undefined);
};

const toLeft = (row: EntryRow, place: Pick<Entry, 'seq' | 'at'>, people: People): Entry => {
  const [by, to] = namedIn(row).map((id) => people.get(id));
  return { ...place, type: 'left', rep: personOf(row), ...(by && to ? { moved: { by, to } } : {}), ...guestIn(row) };
};

const toJoined = (row: EntryRow, place: Pick<Entry, 'seq' | 'at'>, people: People): Entry => {
  const [by] = namedIn(row).map((id) => people.get(id));
  const { reopened } = JSON.parse(row.data) as { reopened?: true };
  const again = reopened ? { reopened } : {};
  return { ...place, type: 'joined', rep: personOf(row), ...(by ? { by } : {}), ...guestIn(row), ...again };
};

const toTransfer = (row: EntryRow, place: Pick<Entry, 'seq' | 'at'>, transfers: Transfers): Entry => {
  const { transferId, ended } = JSON.parse(row.data) as { transferId: string; ended: TransferEnd | null };
  const transfer = transfers.get(transferId);
  return { ...place, type: 'transfer', news: transfer ? { ...transfer, ended } : null };
};

type Facts = { of: number; note?: true; startsAt?: number };

/** Of what an entry changed: its place, and when it was to begin where it is a meeting that was canceled. */
const changedBy = (row: EntryRow): Facts => JSON.parse(row.data) as Facts;
const placeOf = (row: EntryRow): number => changedBy(row).of;
const meetingOf = (row: EntryRow): string => (JSON.parse(row.data) as { meetingId: string }).meetingId;

/** Files by the message that carries them. */
type Files = ReadonlyMap<string, Attachment[]>;

/** The messages that came with files and were not deleted or erased since. */
const withFiles = (row: EntryRow): string[] =>
  row.type === 'message' && row.message_id !== null && row.text !== null && row.data.includes('"files"')
    ? [row.message_id]
    : [];

interface Joined {
  people: People;
  transfers: Transfers;
  /** The words of messages as they read now, by place. */
  texts: ReadonlyMap<number, string>;
  notes: ReadonlyMap<number, Note>;
  files: Files;
  /** When meetings were canceled, by id. */
  canceled: ReadonlyMap<string, number>;
}

const toEdited = (row: EntryRow, place: Pick<Entry, 'seq' | 'at'>, { texts, notes }: Joined): Entry => {
  const { startsAt, ...facts } = changedBy(row);
  if (startsAt !== undefined)
    return { ...place, type: 'edited', ...facts, text: null, canceled: { by: personOf(row), startsAt } };
  return { ...place, type: 'edited', text: texts.get(facts.of) ?? notes.get(facts.of)?.text ?? null, ...facts };
};

const toEntry = (row: EntryRow, joined: Joined): Entry => {
  const { people, transfers, notes, files, canceled } = joined;
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
        ...(files.has(row.message_id) ? { files: files.get(row.message_id) } : {}),
        ...(row.edited_at === null ? {} : { editedAt: row.edited_at }),
        ...(row.deleted_at === null ? {} : { deletedAt: row.deleted_at }),
      };
    case 'edited':
      return toEdited(row, place, joined);
    case 'booked': {
      const canceledAt = canceled.get(meetingOf(row));
      return { ...place, type: 'booked', ...data, ...(canceledAt === undefined ? {} : { canceledAt }) } as Entry;
    }
    case 'note':
      return { ...place, type: 'note', note: notes.get(row.seq) ?? null };
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

/** Which of the meetings were canceled, and when. */
const readCanceled = async (k: Kysely<Database>, ids: string[]): Promise<Map<string, number>> => {
  if (ids.length === 0) return new Map();
  const rows = await k.selectFrom('meetings').select(['id', 'canceled_at']).where('id', 'in', ids).execute();
  return new Map(rows.flatMap(({ id, canceled_at: at }) => (at === null ? [] : [[id, at]])));
};

/** Where in a conversation a meeting was booked, and when it begins. */
export const readBooked = async (
  k: Kysely<Database>,
  conversationId: string,
  meetingId: string,
): Promise<{ seq: number; startsAt: number } | undefined> => {
  const rows = await k
    .selectFrom('events')
    .select(['seq', 'data'])
    .where('stream', '=', streamOf(conversationId))
    .where('type', '=', 'booked')
    .execute();
  return rows
    .map(({ seq, data }) => ({ seq, ...(JSON.parse(data) as { meetingId: string; startsAt: number }) }))
    .find((one) => one.meetingId === meetingId);
};

/** The words of messages as they read now. */
const readTexts = async (k: Kysely<Database>, conversationId: string, seqs: number[]): Promise<Map<number, string>> => {
  if (seqs.length === 0) return new Map();
  const rows = await k
    .selectFrom('messages')
    .select(['seq', 'text'])
    .where('conversation_id', '=', conversationId)
    .where('seq', 'in', seqs)
    .execute();
  return new Map(rows.flatMap(({ seq, text }) => (text === null ? [] : [[seq, text]])));
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
      'm.edited_at',
      'm.deleted_at',
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
  const edited = rows.flatMap((row) =>
    row.type === 'edited' && changedBy(row).startsAt === undefined ? [placeOf(row)] : [],
  );
  const texts = await readTexts(k, conversationId, edited);
  const noted = rows.flatMap((row) => (row.type === 'note' ? [row.seq] : []));
  const changedNotes = edited.filter((seq) => !texts.has(seq));
  const notes = await readNotes(k, conversationId, [...noted, ...changedNotes]);
  const carrying = rows.flatMap(withFiles);
  const files: Files = carrying.length === 0 ? new Map() : await readFilesOfMessages(k, carrying);
  const canceled = await readCanceled(
    k,
    rows.flatMap((row) => (row.type === 'booked' ? [meetingOf(row)] : [])),
  );
  const joined: Joined = { people: byId, transfers: transfersById, texts, notes, files, canceled };
  const entries = rows.map((row) => toEntry(row, joined));
  return forward ? entries : entries.reverse();
};
