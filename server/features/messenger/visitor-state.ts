import type { PersonRef } from '../../../shared/domain/person.ts';
import type { Instant } from '../../../shared/domain/scalars.ts';
import type { VisitorState } from '../../../shared/protocol/visitor/contract.ts';
import type { Teaser } from '../../../shared/protocol/visitor/pounce.ts';
import type { Reads } from '../../db/statement.ts';
import type { ConversationRow } from '../conversations/conversation-repository.ts';
import { toHead } from '../conversations/head-repository.ts';
import { guestIdsOf } from '../conversations/seats.ts';
import { holdOf } from '../meetings/slot-holds.ts';
import {
  emailOfVisitor,
  faceOf,
  latestConversation,
  liveCallIn,
  meetingsOfVisitor,
  waitingSince,
} from './messenger-repository.ts';

/** What a state is made of beside the visitor's own rows. */
export interface StateSurroundings {
  /** Reps who could be offered a chat now; the first three lend their faces. */
  availableReps: readonly string[];
  /** Faces that were read already; whoever keeps them forgets one that changed. */
  faces: Map<string, PersonRef>;
  isConnected(repId: string): boolean;
  /** A rep who takes calls is free for one. */
  canCall: boolean;
  /** The live demo of a conversation. */
  demoIn(conversationId: string): string | null;
  bookVisibleS: number;
  /** A signed link to a meeting's calendar file. */
  icsUrlOf(meetingId: string, endsAt: number): string;
  /** The teaser of a pounce, as memory has it. */
  teaserOf(visitorId: string): Teaser | null;
}

const facesShown = 3;
/** A conversation that ended is shown for so long, so that nobody wonders where it went. */
const closedShownMs = 60 * 60_000;

const readFaces = async (reads: Reads, ids: readonly string[], known: Map<string, PersonRef>): Promise<PersonRef[]> => {
  const faces: PersonRef[] = [];
  for (const id of ids.slice(0, facesShown)) {
    const face = known.get(id) ?? (await reads.get(faceOf, { id }));
    if (!face) continue;
    known.set(id, face);
    faces.push(face);
  }
  return faces;
};

type LatestRow = ConversationRow & { rep_name: string | null; rep_photo: string | null };

/** The conversation as the messenger shows it; null once it has been over for long. */
const shownOf = async (reads: Reads, row: LatestRow, now: Instant, known: Map<string, PersonRef>) => {
  if (row.closed_at !== null && now - row.closed_at >= closedShownMs) return null;
  const rep =
    row.rep_id !== null && row.rep_name !== null ? { id: row.rep_id, name: row.rep_name, photo: row.rep_photo } : null;
  const guests = await readFaces(reads, guestIdsOf(row), known);
  return { row, head: toHead(row, rep, guests), rep };
};

/** Reads what the visitor's messenger shows, by hot statements. */
export const readVisitorState = async (
  reads: Reads,
  visitorId: string,
  now: Instant,
  around: StateSurroundings,
): Promise<Omit<VisitorState, 'version'>> => {
  const latest = await reads.get(latestConversation, { visitorId });
  const email = latest ? latest.visitor_email : ((await reads.get(emailOfVisitor, { visitorId }))?.email ?? null);
  const conversation = latest && (await shownOf(reads, latest, now, around.faces));
  const waits = conversation?.row.phase === 'waiting';
  const item = waits ? await reads.get(waitingSince, { conversationId: conversation.row.id }) : undefined;
  const since = waits ? (item?.waiting_since ?? conversation.row.created_at) : null;
  const rep = conversation?.row.phase === 'active' ? conversation.rep : null;
  const meetings = await reads.all(meetingsOfVisitor, { visitorId, now });
  const held = meetings.find(({ status }) => status === 'held');
  const ahead = meetings.filter(({ status }) => status === 'booked');
  const next = ahead.reduce<(typeof ahead)[number] | null>(
    (first, meeting) => (first === null || meeting.starts_at < first.starts_at ? meeting : first),
    null,
  );
  const demo = conversation ? around.demoIn(conversation.row.id) : null;
  return {
    repsAvailable: around.availableReps.length > 0,
    canCall: around.canCall,
    faces: await readFaces(reads, around.availableReps, around.faces),
    conversation: conversation?.head ?? null,
    waiting:
      since === null ? null : { since, bookAt: since + around.bookVisibleS * 1000, byVoice: item?.kind === 'call' },
    call:
      rep && conversation ? ((await reads.get(liveCallIn, { conversationId: conversation.row.id }))?.id ?? null) : null,
    rep: rep && { ...rep, connected: around.isConnected(rep.id) },
    ...(demo === null ? {} : { demo }),
    askEmail: waits === true && conversation?.row.email_asked === 'asked' && email === null,
    email,
    meeting: next && {
      id: next.id,
      rep: { id: next.rep_id, name: next.rep_name, photo: next.rep_photo },
      repZone: next.rep_zone,
      startsAt: next.starts_at,
      endsAt: next.ends_at,
      icsUrl: around.icsUrlOf(next.id, next.ends_at),
    },
    hold: conversation ? holdOf(held, now) : null,
    pounce: around.teaserOf(visitorId),
  };
};
