import type { PersonRef } from '../../../shared/domain/person.ts';
import type { VisitorState } from '../../../shared/protocol/visitor/contract.ts';
import type { Teaser } from '../../../shared/protocol/visitor/pounce.ts';
import type { Tx } from '../../db/tx.ts';
import { toHead } from '../conversations/conversations.ts';
import { readHold } from '../meetings/slot-holds.ts';
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
  isConnected(repId: string): boolean;
  bookVisibleS: number;
  /** A signed link to a meeting's calendar file. */
  icsUrlOf(meetingId: string, endsAt: number): string;
  /** The teaser of a pounce, as memory has it. */
  teaserOf(visitorId: string): Teaser | null;
}

const facesShown = 3;
/** A conversation that ended is shown for so long, so that nobody wonders where it went. */
const closedShownMs = 60 * 60_000;

const readFaces = async (tx: Tx, reps: readonly string[]): Promise<PersonRef[]> => {
  const faces: PersonRef[] = [];
  for (const id of reps.slice(0, facesShown)) {
    const face = await tx.get(faceOf, { id });
    if (face) faces.push(face);
  }
  return faces;
};

const readConversation = async (tx: Tx, visitorId: string) => {
  const row = await tx.get(latestConversation, { visitorId });
  if (!row || (row.closed_at !== null && tx.now - row.closed_at >= closedShownMs)) return null;
  const rep =
    row.rep_id !== null && row.rep_name !== null ? { id: row.rep_id, name: row.rep_name, photo: row.rep_photo } : null;
  return { row, head: toHead(row, rep), rep };
};

/** Reads what the visitor's messenger shows, in one command: hot statements, one moment. */
export const readVisitorState = async (
  tx: Tx,
  visitorId: string,
  around: StateSurroundings,
): Promise<Omit<VisitorState, 'version'>> => {
  const email = (await tx.get(emailOfVisitor, { visitorId }))?.email ?? null;
  const conversation = await readConversation(tx, visitorId);
  const waits = conversation?.row.phase === 'waiting';
  const since = waits
    ? ((await tx.get(waitingSince, { conversationId: conversation.row.id }))?.waiting_since ??
      conversation.row.created_at)
    : null;
  const rep = conversation?.row.phase === 'active' ? conversation.rep : null;
  const ahead = await tx.all(meetingsOfVisitor, { visitorId, now: tx.now });
  const next = ahead.reduce<(typeof ahead)[number] | null>(
    (first, meeting) => (first === null || meeting.starts_at < first.starts_at ? meeting : first),
    null,
  );
  return {
    repsAvailable: around.availableReps.length > 0,
    faces: await readFaces(tx, around.availableReps),
    conversation: conversation?.head ?? null,
    waiting: since === null ? null : { since, bookAt: since + around.bookVisibleS * 1000 },
    call:
      rep && conversation ? ((await tx.get(liveCallIn, { conversationId: conversation.row.id }))?.id ?? null) : null,
    rep: rep && { ...rep, connected: around.isConnected(rep.id) },
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
    hold: conversation ? await readHold(tx, visitorId) : null,
    pounce: around.teaserOf(visitorId),
  };
};
