import * as z from 'zod';
import { MissedVisitor } from '../../domain/missed-visitor.ts';
import { PersonRef, Role } from '../../domain/person.ts';
import { practiceMark } from '../../domain/practice.ts';
import { Presence, StatusChoice } from '../../domain/presence.ts';
import { PresenceReason, PresenceSpan } from '../../domain/presence-span.ts';
import { Id, Instant, Zone } from '../../domain/scalars.ts';
import { Company } from '../../domain/visitor.ts';
import { request } from '../contract.ts';

const VisitorRef = z.object({
  id: Id,
  name: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  zone: z.string().nullable(),
  company: Company.nullable(),
  ...practiceMark,
});

/** Schema of a conversation that takes a rep's capacity: it runs, or its wrap-up does. */
export const TeamTalk = z.object({
  conversationId: Id,
  visitor: VisitorRef,
  /** The visitor's own first words; empty where they pressed a button only. */
  words: z.string(),
  state: z.enum(['running', 'wrapping']),
  since: Instant,
});
/** A conversation that takes a rep's capacity. */
export type TeamTalk = z.infer<typeof TeamTalk>;

/** Schema of a rep's open offer as the team sees it. */
export const TeamOffer = z.object({
  id: Id,
  conversationId: Id,
  visitor: VisitorRef,
  words: z.string(),
  sole: z.boolean(),
  offeredAt: Instant,
  expiresAt: Instant,
});
/** A rep's open offer as the team sees it. */
export type TeamOffer = z.infer<typeof TeamOffer>;

/** Schema of one row of the team view. `offers`, `because` and `misses` are told to managers only; others get none. */
export const TeamItem = z.object({
  /** The person's id. */
  id: Id,
  person: PersonRef,
  role: Role,
  presence: Presence,
  connectionSince: Instant,
  /** Why the status is what it is, and who set it. */
  because: z.object({ reason: PresenceReason, by: PersonRef.nullable(), note: z.string().nullable() }).nullable(),
  misses: z.number().int().nonnegative(),
  /** Seats in use: conversations, wrap-ups and sole offers. */
  load: z.number().int().nonnegative(),
  capacity: z.number().int().positive(),
  inCall: z.boolean(),
  talks: z.array(TeamTalk),
  offers: z.array(TeamOffer),
});
/** One row of the team view. */
export type TeamItem = z.infer<typeof TeamItem>;

/** Schema of the facts behind the one sentence of coverage. */
export const TeamSummary = z.object({
  /** Who is there for visitors: active reps, and whoever else accepts chats now. */
  team: z.number().int().nonnegative(),
  available: z.number().int().nonnegative(),
  waiting: z.number().int().nonnegative(),
  longestWaitingSince: Instant.nullable(),
  /** Since when nobody is available; null while somebody is, or where nobody ever was. */
  nobodySince: Instant.nullable(),
});
/** The facts behind the one sentence of coverage. */
export type TeamSummary = z.infer<typeof TeamSummary>;

/** Schema of a visitor who waits for a rep now. */
export const WaitingItem = z.object({
  /** The conversation's id. */
  id: Id,
  visitor: VisitorRef,
  words: z.string(),
  pagePath: z.string().nullable(),
  since: Instant,
  /** Who has an open offer, and until when. */
  offers: z.array(z.object({ rep: PersonRef, expiresAt: Instant })),
});
/** A visitor who waits for a rep now. */
export type WaitingItem = z.infer<typeof WaitingItem>;

const alert = { id: Id, since: Instant };

/** Schema of something a manager has to know; it goes by itself when its cause has ended. */
export const AlertItem = z.discriminatedUnion('kind', [
  z.object({ ...alert, kind: z.literal('target_waits'), conversationId: Id, visitor: VisitorRef }),
  z.object({ ...alert, kind: z.literal('nobody_available') }),
  z.object({ ...alert, kind: z.literal('missed_twice'), person: PersonRef, misses: z.number().int().positive() }),
  z.object({ ...alert, kind: z.literal('last_rep_missed'), person: PersonRef, misses: z.number().int().positive() }),
]);
/** Something a manager has to know. */
export type AlertItem = z.infer<typeof AlertItem>;

/** Schema of the counts beside the reader's own open follow-ups; `all` and `unowned` are told to managers only. */
export const FollowUpsSummary = z.object({
  mine: z.number().int().nonnegative(),
  all: z.number().int().nonnegative(),
  unowned: z.number().int().nonnegative(),
});

/** Why a conversation cannot be given to a rep, as `detail.reason` of a `conflict`. */
export const reassignRefusals = [
  'same_rep',
  'not_running',
  'deactivated',
  'not_accepting',
  'connection_lost',
  'machine_locked',
  'in_call',
  'capacity_full',
] as const;
/** Why a conversation cannot be given to a rep. */
export type ReassignRefusal = (typeof reassignRefusals)[number];

const none = z.object({});

/** The team's views: items and summary of each; none has parameters. */
export const teamViews = {
  team: { params: none, item: TeamItem, summary: TeamSummary },
  waiting: { params: none, item: WaitingItem, summary: none },
  alerts: { params: none, item: AlertItem, summary: none },
  /** The reader's own open follow-ups, newest first, at most 50. */
  follow_ups: { params: none, item: MissedVisitor, summary: FollowUpsSummary },
} as const;

/** Requests to open a view of the team. */
export const openTeamViews = [
  z.object({ viewId: Id, view: z.literal('team'), params: none }),
  z.object({ viewId: Id, view: z.literal('waiting'), params: none }),
  z.object({ viewId: Id, view: z.literal('alerts'), params: none }),
  z.object({ viewId: Id, view: z.literal('follow_ups'), params: none }),
] as const;

const Day = z.iso.date();

/** What managers ask of the team, and reps of their follow-ups. */
export const teamRequests = {
  /** A manager sets a rep's status; the rep is told who did. */
  'presence.set_for': request(
    z.object({ repId: Id, status: StatusChoice, note: z.string().trim().max(200).default('') }),
    z.object({ presence: Presence }),
  ),
  /** Gives a waiting or running conversation to a rep; a `conflict` says in `detail.reason` why not. */
  'conversation.reassign': request(z.object({ conversationId: Id, repId: Id }), z.object({ conversationId: Id })),
  /** Everybody's presence on a day of the reader's calendar, a page of people at a time. */
  'team.timeline': request(
    z.object({ day: Day, zone: Zone, after: Id.optional() }),
    z.object({
      from: Instant,
      to: Instant,
      rows: z.array(z.object({ id: Id, spans: z.array(PresenceSpan) })),
      more: z.boolean(),
    }),
  ),
  /** Missed visitors, newest first; `before` is the `at`/`id` of the last one had. All of them are for managers only. */
  'team.missed': request(
    z.object({
      whose: z.enum(['mine', 'all']),
      state: z.enum(['open', 'done', 'all']),
      before: z.object({ at: Instant, id: Id }).optional(),
      limit: z.number().int().min(1).max(100).default(50),
    }),
    z.object({ items: z.array(MissedVisitor), more: z.boolean() }),
  ),
  'follow_up.assign': request(z.object({ id: Id, ownerId: Id.nullable() }), MissedVisitor),
  'follow_up.set': request(
    z.object({ id: Id, state: z.enum(['open', 'done']), note: z.string().trim().max(2000) }),
    MissedVisitor,
  ),
} as const;
