import * as z from 'zod';
import { Attachment } from './attachment.ts';
import { CallSide, callEnds } from './call.ts';
import { PersonRef } from './person.ts';
import { Id, Instant } from './scalars.ts';
import { TransferNews } from './transfer.ts';

/** Schema of who said something. */
export const Sender = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('visitor') }),
  z.object({ kind: z.literal('bot') }),
  z.object({ kind: z.literal('rep'), rep: PersonRef }),
]);
/** Who said something: the visitor, the bot, or a rep by id, name and photo. */
export type Sender = z.infer<typeof Sender>;

/** Why a conversation was closed. */
export const CloseReason = z.enum(['rep', 'visitor', 'visitor_left', 'idle', 'booked']);

const Place = z.number().int().positive();
const base = { seq: Place, at: Instant };

/** Schema of what a rep wrote for colleagues beside a conversation. */
export const Note = z.object({
  id: Id,
  clientId: Id,
  rep: PersonRef,
  text: z.string(),
  /** The colleagues whom it names, who are told. */
  mentions: z.array(PersonRef),
});
/** What a rep wrote for colleagues beside a conversation. */
export type Note = z.infer<typeof Note>;

/** Schema of one entry of a conversation's sequence; `seq` counts 1, 2, 3 … without a gap. */
export const Entry = z.discriminatedUnion('type', [
  z.object({
    ...base,
    type: z.literal('message'),
    id: Id,
    clientId: Id,
    sender: Sender,
    /** As it reads now, after edits; null once it was deleted by who wrote it or erased for privacy. */
    text: z.string().nullable(),
    /** Pictures and files that came with it; their message may be without words. Absent where there are none. */
    files: z.array(Attachment).optional(),
    /** When it was edited last. */
    editedAt: Instant.optional(),
    /** When it was deleted by who wrote it. */
    deletedAt: Instant.optional(),
  }),
  /**
   * What stands at place `of` reads otherwise from now on: a message's words (null where they were deleted or erased since), or that the
   * meeting booked there stands no more.
   */
  z.object({
    ...base,
    type: z.literal('edited'),
    of: Place,
    text: z.string().nullable(),
    /** True where it is a note: its words are not for the visitor. */
    note: z.literal(true).optional(),
    /** Who canceled the meeting, and when it was to begin; a reader who does not know of it has an edit that changes no words. */
    canceled: z.object({ by: PersonRef, startsAt: Instant }).optional(),
  }),
  /** The message or note at place `of` was deleted by who wrote it. */
  z.object({ ...base, type: z.literal('deleted'), of: Place }),
  z.object({ ...base, type: z.literal('waiting') }),
  /** What a rep wrote for colleagues; to the visitor, and once it was deleted, it is a place that says nothing. */
  z.object({ ...base, type: z.literal('note'), note: Note.nullable() }),
  /** `by` is the manager who gave the conversation to the rep, or the colleague who asked a guest in. */
  z.object({
    ...base,
    type: z.literal('joined'),
    rep: PersonRef,
    by: PersonRef.optional(),
    /** True where the rep stands beside the one whose conversation it is. */
    guest: z.literal(true).optional(),
    /** True where they had closed it and took that back. */
    reopened: z.literal(true).optional(),
  }),
  /** `moved` says who gave the conversation to whom. */
  z.object({
    ...base,
    type: z.literal('left'),
    rep: PersonRef,
    moved: z.object({ by: PersonRef, to: PersonRef }).optional(),
    guest: z.literal(true).optional(),
  }),
  /** News of a transfer, for reps; to the visitor it is a place in the sequence that says nothing. */
  z.object({ ...base, type: z.literal('transfer'), news: TransferNews.nullable() }),
  z.object({ ...base, type: z.literal('read'), by: z.enum(['visitor', 'rep']), upTo: z.number().int().nonnegative() }),
  z.object({ ...base, type: z.literal('email_given') }),
  /** What the visitor had not seen up to place `upTo` went to their e-mail address. */
  z.object({ ...base, type: z.literal('emailed'), upTo: Place }),
  z.object({ ...base, type: z.literal('booker_shown') }),
  z.object({
    ...base,
    type: z.literal('booked'),
    meetingId: Id,
    startsAt: Instant,
    /** When it was canceled. */
    canceledAt: Instant.optional(),
  }),
  /** A call that is over; `seconds` is 0 where no sound came through. `busy`: the visitor's, which found the rep in another one and never rang. */
  z.object({
    ...base,
    type: z.literal('call'),
    callId: Id,
    startedBy: CallSide,
    reason: z.enum([...callEnds, 'busy']),
    seconds: z.number().int().nonnegative(),
  }),
  /** A demo that is over; `seconds` is 0 where the visitor never watched. */
  z.object({ ...base, type: z.literal('demo'), demoId: Id, seconds: z.number().int().nonnegative() }),
  z.object({ ...base, type: z.literal('closed'), reason: CloseReason }),
  /** All words before this place were erased for privacy. */
  z.object({ ...base, type: z.literal('erased') }),
]);
/** One entry of a conversation's sequence. */
export type Entry = z.infer<typeof Entry>;
/** The entry as the visitor may see it: what reps say among themselves is left out, its place stays. */
export const asVisitorSees = (entry: Entry): Entry => {
  if (entry.type === 'transfer') return { ...entry, news: null };
  if (entry.type === 'edited' && entry.note) return { ...entry, text: null };
  return entry.type === 'note' ? { ...entry, note: null } : entry;
};
/** An entry by which a meeting that was booked stands no more. */
export type CanceledEntry = Extract<Entry, { type: 'edited' }> &
  Required<Pick<Extract<Entry, { type: 'edited' }>, 'canceled'>>;
/** An entry that is a message. */
export type MessageEntry = Extract<Entry, { type: 'message' }>;

/** Schema of where a conversation stands, as both sides see it. */
export const ConversationPhase = z.enum(['bot', 'waiting', 'overflow', 'active', 'closed']);
/** Where a conversation stands: with the bot, waiting for a rep, shown the booker, with a rep, closed. */
export type ConversationPhase = z.infer<typeof ConversationPhase>;

/** Schema of a conversation's head. */
export const Conversation = z.object({
  id: Id,
  visitorId: Id,
  phase: ConversationPhase,
  rep: PersonRef.nullable(),
  createdAt: Instant,
  closedAt: Instant.nullable(),
  lastSeq: z.number().int().nonnegative(),
  visitorReadSeq: z.number().int().nonnegative(),
  repReadSeq: z.number().int().nonnegative(),
  /** Colleagues who were asked in and may write too; absent where there are none. */
  guests: z.array(PersonRef).optional(),
});
/** A conversation's head: all but its entries. */
export type Conversation = z.infer<typeof Conversation>;
