import * as z from 'zod';
import { Meeting } from '../../domain/meeting.ts';
import { practiceMark } from '../../domain/practice.ts';
import { Id, Instant } from '../../domain/scalars.ts';
import { Transfer } from '../../domain/transfer.ts';
import { Company, VisitorCard } from '../../domain/visitor.ts';
import { ColleaguesParams, colleagueViews } from './colleagues.ts';
import { inboxMarks } from './desk.ts';
import { GuestSeat } from './guests.ts';
import { LiveParams, LiveSummary } from './live.ts';
import { openTeamViews, teamViews } from './team.ts';

/** Schema of one row of the inbox. */
export const InboxItem = z.object({
  /** The conversation's id. */
  id: Id,
  /** *mention* holds conversations of others in which the reader is named. */
  box: z.enum(['waiting', 'mention', 'mine', 'snoozed']),
  visitor: z.object({
    id: Id,
    name: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    zone: z.string().nullable(),
    locale: z.string().nullable(),
    company: Company.nullable(),
    connection: z.enum(['here', 'stepped_away', 'left']),
    /** The path of the page they look at now, where it is known. */
    page: z.string().optional(),
    ...practiceMark,
  }),
  pagePath: z.string().nullable(),
  /** The visitor's own first words, at most 240 characters. */
  words: z.string(),
  /** What was said last; `by` names the rep who said it where that was not the reader. */
  last: z
    .object({ text: z.string(), at: Instant, from: z.enum(['visitor', 'bot', 'rep']), by: z.string().optional() })
    .nullable(),
  /** Since when the visitor waits for an answer, or null. */
  waitingSince: Instant.nullable(),
  /** Set once the reader was nudged for not having said a word: at this moment the conversation is offered anew. */
  greetBy: Instant.nullable(),
  /** Set where a slot is held for the visitor, who fills in the booker until then at the latest; a rep owes no greeting before. */
  bookingUntil: Instant.nullable(),
  unread: z.number().int().nonnegative(),
  /** The reader's own offer of it to a colleague, while nobody accepted; `until` is when it comes back at the latest. */
  transfer: Transfer.extend({ until: Instant }).nullable(),
  /** True where the visitor waits in a queue of the reader's, who may take them. */
  mayTake: z.boolean(),
  /** Set where the conversation is a colleague's, who asked the reader in. */
  guest: GuestSeat.nullable(),
  ...inboxMarks,
  /** The reader's own pending reservation for it, if there is one. */
  reservationId: Id.nullable(),
  /** Last activity, for the order. */
  at: Instant,
});
/** One row of the inbox: a conversation that waits, or one of mine. */
export type InboxItem = z.infer<typeof InboxItem>;

/** Schema of the reason an offer came to this rep, as a code with facts; the console words it. */
export const WhyMe = z.object({
  code: z.enum([
    'owner',
    'fallback',
    'previous_rep',
    'same_language',
    'first_available',
    'only_available',
    'next_in_turn',
    'least_active',
    'most_available',
    'longest_idle',
    'transfer',
    'manager',
    'taken',
  ]),
  params: z.record(z.string(), z.string()),
});
/** The reason an offer came to this rep. */
export type WhyMe = z.infer<typeof WhyMe>;

/** Schema of one open offer of the reading rep. */
export const OfferItem = z.object({
  /** The reservation's id. */
  id: Id,
  workItemId: Id,
  conversationId: Id,
  kind: z.enum(['inbound_chat', 'call', 'transfer']),
  words: z.string(),
  visitor: z.object({
    id: Id,
    name: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    zone: z.string().nullable(),
    locale: z.string().nullable(),
    company: Company.nullable(),
    ...practiceMark,
  }),
  pagePath: z.string().nullable(),
  why: WhyMe,
  /** True where the offer is this rep's alone; false for a broadcast. */
  sole: z.boolean(),
  offeredAt: Instant,
  expiresAt: Instant,
  waitingSince: Instant,
  /** Who hands the conversation over, and with which words; null where nobody does. */
  transfer: Transfer.nullable(),
});
/** One open offer of the reading rep. */
export type OfferItem = z.infer<typeof OfferItem>;

/** Schema of the meetings view's window. */
export const MeetingsParams = z.object({ whose: z.enum(['mine', 'all']).default('mine'), from: Instant });

const none = z.object({});

/** Each view: its window's parameters, its items (keyed by `id`), and its summary. */
export const views = {
  live: { params: LiveParams, item: VisitorCard, summary: LiveSummary },
  inbox: { params: none, item: InboxItem, summary: z.object({ waiting: z.number().int(), mine: z.number().int() }) },
  offers: { params: none, item: OfferItem, summary: none },
  ...teamViews,
  ...colleagueViews,
  meetings: { params: MeetingsParams, item: Meeting, summary: none },
} as const;

/** The name of a view. */
export type ViewName = keyof typeof views;
/** What a client gives to open view `V`. */
export type ViewParams<V extends ViewName> = z.input<(typeof views)[V]['params']>;
/** An item of view `V`. */
export type ViewItem<V extends ViewName> = z.infer<(typeof views)[V]['item']>;
/** The summary of view `V`. */
export type ViewSummary<V extends ViewName> = z.infer<(typeof views)[V]['summary']>;

/** Schema of a request to open a view; the same `viewId` opened again replaces the window. */
export const OpenView = z.discriminatedUnion('view', [
  z.object({ viewId: Id, view: z.literal('live'), params: LiveParams }),
  z.object({ viewId: Id, view: z.literal('inbox'), params: none }),
  z.object({ viewId: Id, view: z.literal('offers'), params: none }),
  ...openTeamViews,
  z.object({ viewId: Id, view: z.literal('colleagues'), params: ColleaguesParams }),
  z.object({ viewId: Id, view: z.literal('meetings'), params: MeetingsParams }),
]);

/** The number of what windows share that show the same; it lasts as long as the socket. */
const Feed = z.number().int().positive();

/** Schema of a view's whole content. Deltas of its `feed` follow, of which each adds one to `version`. */
export const ViewSnapshot = z.object({
  viewId: Id,
  feed: Feed,
  version: z.number().int().nonnegative(),
  items: z.array(z.looseObject({ id: Id })),
  summary: z.looseObject({}),
});
/** A view's whole content, items in order. */
export type ViewSnapshot = z.infer<typeof ViewSnapshot>;

/**
 * Schema of a change of all views of a feed. Apply only where `version` is the last one plus one, else open the view
 * again. `remove` drops ids; `put` replaces an item where it stands and adds a new one at the end; then all ids of `moves`
 * are taken out, and each is put in at its place, in the order given, which is that of the places.
 */
export const ViewDelta = z.object({
  feed: Feed,
  version: z.number().int().positive(),
  put: z.array(z.looseObject({ id: Id })),
  remove: z.array(Id),
  moves: z.array(z.tuple([Id, z.number().int().nonnegative()])).optional(),
  summary: z.looseObject({}).optional(),
});
/** A change of a view. */
export type ViewDelta = z.infer<typeof ViewDelta>;

/** Schema of the end of a feed: what the reader may see is another one now, so its views are opened again. */
export const ViewEnded = z.object({ feed: Feed });
