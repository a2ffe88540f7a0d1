import type { Kysely } from 'kysely';
import type { Meeting, WeeklySpan } from '../../../shared/domain/meeting.ts';
import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Database, NewRow, Row } from '../../db/schema.ts';
import { practiceMarkOf } from '../visitors/practice-mark.ts';
import type { RepHours } from './slots.ts';

type K = Kysely<Database>;

/** A meeting with what the calendar file needs beside it. */
export interface StoredMeeting {
  meeting: Meeting;
  sequence: number;
  repEmail: string;
}

const joined = (k: K) =>
  k
    .selectFrom('meetings as m')
    .innerJoin('people as p', 'p.id', 'm.rep_id')
    .innerJoin('visitors as v', 'v.id', 'm.visitor_id')
    .leftJoin('accounts as a', 'a.id', 'v.account_id')
    .selectAll('m')
    .select([
      'p.name as rep_name',
      'p.photo as rep_photo',
      'p.email as rep_email',
      'a.name as account_name',
      'a.target as account_target',
      'v.practice',
    ])
    // A held slot is no meeting yet.
    .where('m.status', '<>', 'held');

type Found = Awaited<ReturnType<ReturnType<typeof joined>['execute']>>[number];

const toStored = (row: Found): StoredMeeting => ({
  meeting: {
    id: row.id,
    rep: { id: row.rep_id, name: row.rep_name, photo: row.rep_photo },
    repZone: row.rep_zone,
    visitorId: row.visitor_id,
    conversationId: row.conversation_id,
    guest: { name: row.guest_name, email: row.guest_email, zone: row.guest_zone },
    company: row.account_name === null ? null : { name: row.account_name, target: row.account_target === 1 },
    ...practiceMarkOf(row),
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    status: row.status === 'canceled' ? 'canceled' : 'booked',
    createdAt: row.created_at,
  },
  sequence: row.ics_sequence,
  repEmail: row.rep_email,
});

export const readMeeting = async (k: K, id: string): Promise<StoredMeeting | null> => {
  const row = await joined(k).where('m.id', '=', id).executeTakeFirst();
  return row ? toStored(row) : null;
};

export const readMeetingByClient = async (k: K, visitorId: string, clientId: string): Promise<StoredMeeting | null> => {
  const row = await joined(k)
    .where('m.visitor_id', '=', visitorId)
    .where('m.client_id', '=', clientId)
    .executeTakeFirst();
  return row ? toStored(row) : null;
};

/** The visitor's next booked meeting, or null. */
export const readNextMeeting = async (k: K, visitorId: string, now: number): Promise<StoredMeeting | null> => {
  const row = await joined(k)
    .where('m.visitor_id', '=', visitorId)
    .where('m.status', '=', 'booked')
    .where('m.ends_at', '>', now)
    .orderBy('m.starts_at')
    .limit(1)
    .executeTakeFirst();
  return row ? toStored(row) : null;
};

/** Meetings that end after `from`, in order, of one rep or of all, at most 500. */
export const readMeetings = async (k: K, repId: string | null, from: number): Promise<Meeting[]> => {
  let query = joined(k).where('m.ends_at', '>', from).orderBy('m.starts_at').orderBy('m.id').limit(500);
  if (repId !== null) query = query.where('m.rep_id', '=', repId);
  return (await query.execute()).map((row) => toStored(row).meeting);
};

/** Booked meetings of a rep that have not begun. */
export const readFutureMeetings = async (k: K, repId: string, now: number): Promise<Meeting[]> =>
  (
    await joined(k)
      .where('m.rep_id', '=', repId)
      .where('m.status', '=', 'booked')
      .where('m.starts_at', '>', now)
      .orderBy('m.starts_at')
      .execute()
  ).map((row) => toStored(row).meeting);

export const insertMeeting = async (k: K, row: NewRow<'meetings'>): Promise<void> => {
  await k.insertInto('meetings').values(row).execute();
};

/** What reps' bookings put on the visitor's card. */
export const readGiven = (k: K, visitorId: string) =>
  k
    .selectFrom('meetings')
    .select(['guest_name', 'guest_email', 'gave_name', 'gave_email'])
    .where('visitor_id', '=', visitorId)
    .where((eb) => eb.or([eb('gave_name', '=', 1), eb('gave_email', '=', 1)]))
    .execute();

/** Nothing on the visitor's card is a rep's any more. */
export const clearGiven = async (k: K, visitorId: string): Promise<void> => {
  await k.updateTable('meetings').set({ gave_name: 0, gave_email: 0 }).where('visitor_id', '=', visitorId).execute();
};

/** Changes who holds the meeting or whether it stands; each change counts the calendar's SEQUENCE up. */
export const changeMeeting = async (
  k: K,
  id: string,
  change: Partial<Pick<Row<'meetings'>, 'rep_id' | 'rep_zone' | 'status' | 'canceled_at'>>,
): Promise<void> => {
  await k
    .updateTable('meetings')
    .set((eb) => ({ ...change, ics_sequence: eb('ics_sequence', '+', 1) }))
    .where('id', '=', id)
    .execute();
};

/** The bookable hours and taken times of all active people, or of those named; what is held for `visitorId` is free for them. */
export const readHours = async (
  k: K,
  now: number,
  { only, visitorId = null }: { only?: readonly string[]; visitorId?: string | null } = {},
): Promise<RepHours[]> => {
  let people = k.selectFrom('people').select(['id', 'zone']).where('active', '=', 1).orderBy('id');
  if (only) people = people.where('id', 'in', only.length > 0 ? [...only] : ['']);
  const reps = await people.execute();
  const ids = reps.map((rep) => rep.id);
  if (ids.length === 0) return [];
  const spans = await k.selectFrom('availability').selectAll().where('rep_id', 'in', ids).execute();
  const taken = await k
    .selectFrom('meetings')
    .select(['rep_id', 'visitor_id', 'starts_at', 'ends_at', 'held_until'])
    .where('rep_id', 'in', ids)
    .where('status', '<>', 'canceled')
    .where('ends_at', '>', now)
    .execute();
  const booked = taken.filter(
    (one) => one.held_until === null || (one.held_until > now && one.visitor_id !== visitorId),
  );
  return reps.map((rep) => ({
    repId: rep.id,
    zone: rep.zone,
    spans: spans.filter((span) => span.rep_id === rep.id).map(toSpan),
    busy: booked
      .filter((one) => one.rep_id === rep.id)
      .map((one) => ({ startsAt: one.starts_at, endsAt: one.ends_at })),
  }));
};

const toSpan = (row: Row<'availability'>): WeeklySpan => ({ weekday: row.weekday, from: row.from_min, to: row.to_min });

export const readSpans = async (k: K, repId: string): Promise<WeeklySpan[]> =>
  (
    await k
      .selectFrom('availability')
      .selectAll()
      .where('rep_id', '=', repId)
      .orderBy('weekday')
      .orderBy('from_min')
      .execute()
  ).map(toSpan);

/** Replaces a rep's weekly hours. */
export const writeSpans = async (k: K, repId: string, spans: readonly WeeklySpan[]): Promise<void> => {
  await k.deleteFrom('availability').where('rep_id', '=', repId).execute();
  if (spans.length === 0) return;
  const rows = spans.map(({ weekday, from, to }) => ({ rep_id: repId, weekday, from_min: from, to_min: to }));
  await k.insertInto('availability').values(rows).execute();
};

export const readRep = async (k: K, id: string): Promise<PersonRef | null> =>
  (await k.selectFrom('people').select(['id', 'name', 'photo']).where('id', '=', id).executeTakeFirst()) ?? null;

export const readZone = async (k: K, personId: string): Promise<string | null> =>
  (await k.selectFrom('people').select('zone').where('id', '=', personId).executeTakeFirst())?.zone ?? null;

export const readVisitorZone = async (k: K, visitorId: string): Promise<string | null> =>
  (await k.selectFrom('visitors').select('zone').where('id', '=', visitorId).executeTakeFirst())?.zone ?? null;

export const writeZone = async (k: K, personId: string, zone: string): Promise<void> => {
  await k.updateTable('people').set({ zone }).where('id', '=', personId).execute();
};

/** The owner of the visitor's account, if they are active. */
export const readOwnerOf = async (k: K, visitorId: string): Promise<string | null> =>
  (
    await k
      .selectFrom('visitors as v')
      .innerJoin('accounts as a', 'a.id', 'v.account_id')
      .innerJoin('people as p', 'p.id', 'a.owner_id')
      .select('p.id')
      .where('v.id', '=', visitorId)
      .where('p.active', '=', 1)
      .executeTakeFirst()
  )?.id ?? null;
