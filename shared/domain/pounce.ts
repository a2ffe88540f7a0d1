import * as z from 'zod';
import { maxTextLength } from './limits.ts';
import { PersonRef, type Role } from './person.ts';
import { type Presence, repAccepts } from './presence.ts';
import { Id, Instant } from './scalars.ts';

/** The longest text of a pounce in UTF-16 code units: a teaser is read at a glance. */
export const maxPounceLength = Math.min(600, maxTextLength);

/** Schema of a pounce's text: 1 to 600 characters, not blank. */
export const PounceText = z
  .string()
  .max(maxPounceLength)
  .refine((text) => text.trim().length > 0, 'blank');

/** A claim that sees no keystroke for so long lapses, in milliseconds. */
export const claimMs = 60_000;

/** The states of a pounce that is not over. */
export const livePounceStates = ['writing', 'sent', 'delivered', 'seen'] as const;
/** Schema of a live pounce's state. */
export const LivePounceState = z.enum(livePounceStates);
/** A live pounce's state: claimed and being written, sent, on the visitor's device, before the visitor's eyes. */
export type LivePounceState = z.infer<typeof LivePounceState>;

/** Schema of why a claim ended unsent: by the rep, without a keystroke for a minute, or because rep or visitor went or talks elsewhere. */
export const WithdrawnReason = z.enum(['canceled', 'lapsed', 'rep_gone', 'left', 'talks_already']);
/** Why a claim ended unsent. */
export type WithdrawnReason = z.infer<typeof WithdrawnReason>;
/** Schema of why a sent pounce ended without an answer: the visit is over, the rep works here no more, or the visitor talks elsewhere. */
export const ExpiredReason = z.enum(['left', 'rep_gone', 'talks_already']);
/** Why a sent pounce ended without an answer. */
export type ExpiredReason = z.infer<typeof ExpiredReason>;

const sent = { text: z.string().nullable(), sentAt: Instant };
const received = { ...sent, deliveredAt: Instant.nullable(), seenAt: Instant.nullable() };

/** Schema of where a pounce stands, with its receipts; each move keeps what was known before. */
export const PounceProgress = z.discriminatedUnion('state', [
  z.object({ state: z.literal('writing'), claimedAt: Instant, expiresAt: Instant }),
  z.object({ state: z.literal('sent'), ...sent }),
  z.object({ state: z.literal('delivered'), ...sent, deliveredAt: Instant }),
  z.object({ state: z.literal('seen'), ...sent, deliveredAt: Instant, seenAt: Instant }),
  z.object({ state: z.literal('replied'), ...received, endedAt: Instant, conversationId: Id }),
  z.object({ state: z.literal('closed'), ...received, endedAt: Instant }),
  z.object({ state: z.literal('expired'), ...received, endedAt: Instant, reason: ExpiredReason }),
  z.object({ state: z.literal('withdrawn'), endedAt: Instant, reason: WithdrawnReason }),
]);
/** Where a pounce stands. */
export type PounceProgress = z.infer<typeof PounceProgress>;

/** Schema of a pounce: a rep's claim on a visitor, and what came of it. */
export const Pounce = z.object({
  id: Id,
  visitorId: Id,
  /** In whose name. */
  rep: PersonRef,
  by: z.enum(['rep', 'rule']),
  pagePath: z.string().nullable(),
  progress: PounceProgress,
});
/** A pounce: a rep's claim on a visitor, and what came of it. */
export type Pounce = z.infer<typeof Pounce>;

/** What may happen to a pounce. */
export type PounceMove =
  | { do: 'type' }
  | { do: 'send'; text: string }
  | { do: 'deliver' }
  | { do: 'see' }
  | { do: 'reply'; conversationId: string }
  | { do: 'close' }
  | { do: 'withdraw'; reason: WithdrawnReason }
  | { do: 'expire'; reason: ExpiredReason };

/** True while the pounce may still become a conversation. */
export const isLive = ({ state }: PounceProgress): boolean => (livePounceStates as readonly string[]).includes(state);

type Sent = Extract<PounceProgress, { state: 'sent' | 'delivered' | 'seen' }>;

const receiptsOf = (at: Sent) => ({
  text: at.text,
  sentAt: at.sentAt,
  deliveredAt: at.state === 'sent' ? null : at.deliveredAt,
  seenAt: at.state === 'seen' ? at.seenAt : null,
});

const moveSent = (at: Sent, move: PounceMove, now: Instant): PounceProgress | null => {
  switch (move.do) {
    case 'deliver':
      return at.state === 'sent' ? { ...at, state: 'delivered', deliveredAt: now } : null;
    case 'see':
      if (at.state === 'seen') return null;
      return { ...at, state: 'seen', deliveredAt: at.state === 'delivered' ? at.deliveredAt : now, seenAt: now };
    case 'reply':
      return { state: 'replied', ...receiptsOf(at), endedAt: now, conversationId: move.conversationId };
    case 'close':
      return { state: 'closed', ...receiptsOf(at), endedAt: now };
    case 'expire':
      return { state: 'expired', ...receiptsOf(at), endedAt: now, reason: move.reason };
    default:
      return null;
  }
};

/** Moves a pounce along its lifecycle: writing → sent → delivered → seen → replied, closed or expired; null where the move is not one from here. */
export const movePounce = (at: PounceProgress, move: PounceMove, now: Instant): PounceProgress | null => {
  switch (at.state) {
    case 'writing':
      if (move.do === 'type') return { ...at, expiresAt: now + claimMs };
      if (move.do === 'send') return { state: 'sent', text: move.text, sentAt: now };
      return move.do === 'withdraw' ? { state: 'withdrawn', endedAt: now, reason: move.reason } : null;
    case 'sent':
    case 'delivered':
    case 'seen':
      return moveSent(at, move, now);
    default:
      return null;
  }
};

/** Schema of why a visitor may not be pounced now; the first that holds is told. */
export const PounceRefusal = z.enum([
  'not_yours',
  'not_accepting',
  'left',
  'in_conversation',
  'waiting',
  'claimed_by_colleague',
  'closed_before',
  'week_limit',
  'once_per_visit',
  'too_new',
]);
/** Why a visitor may not be pounced now. */
export type PounceRefusal = z.infer<typeof PounceRefusal>;

/** Schema of *Route for Pounce*: who may see and pounce whom. Managers and admins always may. */
export const RouteForPounce = z.enum(['everybody', 'owner_else_everybody', 'owner_only']);
/** *Route for Pounce*: everybody; an account's owner, and everybody where there is none; or owners alone. */
export type RouteForPounce = z.infer<typeof RouteForPounce>;

/** True where *Route for Pounce* lets this person see and pounce a visitor of this company. */
export const mayPounce = (
  setting: RouteForPounce,
  actor: { id: string; role: Role },
  company: { owner: { id: string } | null } | null,
): boolean => {
  if (setting === 'everybody' || actor.role !== 'rep') return true;
  const owner = company?.owner ?? null;
  return owner === null ? setting === 'owner_else_everybody' : owner.id === actor.id;
};

/** Schema of the etiquette: what spares visitors, whoever wants to pounce. */
export const Etiquette = z.object({
  /** Seconds on the page before the first moment. */
  pounceAfterS: z.number().int().min(0).max(600),
  /** Pounces in one visit. */
  pouncePerVisit: z.number().int().min(1).max(5),
  /** Pounces in seven days. */
  pouncePerWeek: z.number().int().min(1).max(20),
  /** Days of silence after a visitor closed one. */
  pounceSilenceDays: z.number().int().min(0).max(90),
});
/** The etiquette: what spares visitors, whoever wants to pounce. */
export type Etiquette = z.infer<typeof Etiquette>;

/** Schema of the settings of pounces. */
export const PounceSettings = Etiquette.extend({ routeForPounce: RouteForPounce });
/** The settings of pounces. */
export type PounceSettings = z.infer<typeof PounceSettings>;

/** The etiquette a workspace starts with: after 10 s on the page, once per visit, twice a week, silence for 7 days. */
export const defaultPounceSettings: PounceSettings = {
  pounceAfterS: 10,
  pouncePerVisit: 1,
  pouncePerWeek: 2,
  pounceSilenceDays: 7,
  routeForPounce: 'everybody',
};

const dayMs = 86_400_000;
const weekMs = 7 * dayMs;

/** What is remembered of the pounces a visitor was sent: those of the last weeks, oldest first, and when they last closed one. */
export interface PouncePast {
  readonly sent: readonly { readonly id: string; readonly at: Instant; readonly visitId: string | null }[];
  readonly closedAt: Instant | null;
}

/** Schema of what the etiquette says of a visitor to every rep; `until` is null where it ends with the visit. */
export const PounceBlock = z.object({
  reason: z.enum(['closed_before', 'week_limit', 'once_per_visit']),
  until: Instant.nullable(),
});
/** What the etiquette says of a visitor to every rep. */
export type PounceBlock = z.infer<typeof PounceBlock>;

/** What the etiquette says now: the silence after a closed pounce, then the week's limit, then the visit's. */
export const etiquetteBlock = (
  past: PouncePast,
  visitId: string | null,
  rules: Etiquette,
  now: Instant,
): PounceBlock | null => {
  const silentUntil = past.closedAt === null ? 0 : past.closedAt + rules.pounceSilenceDays * dayMs;
  if (silentUntil > now) return { reason: 'closed_before', until: silentUntil };
  const week = past.sent.filter(({ at }) => at + weekMs > now);
  const oldest = week.at(-rules.pouncePerWeek);
  if (oldest) return { reason: 'week_limit', until: oldest.at + weekMs };
  const ofVisit = visitId === null ? [] : past.sent.filter((one) => one.visitId === visitId);
  return ofVisit.length >= rules.pouncePerVisit ? { reason: 'once_per_visit', until: null } : null;
};

/** Schema of the pounce that is on its way to a visitor, as all reps see it. */
export const PounceMark = z.object({ id: Id, by: PersonRef, state: LivePounceState, at: Instant });
/** The pounce that is on its way to a visitor, as all reps see it. */
export type PounceMark = z.infer<typeof PounceMark>;

/** What decides whether a visitor may be pounced: parts of their card. */
export interface PounceTarget {
  company: { owner: { id: string } | null } | null;
  page: { since: Instant } | null;
  activity: 'browsing' | 'bot' | 'waiting' | 'chatting' | 'booking';
  connection: 'here' | 'stepped_away' | 'left';
  conversationId: string | null;
  pounce: PounceMark | null;
  pounceBlock: PounceBlock | null;
}

/** A refusal with when it ends by itself, and the colleague's name where one was faster. */
export interface Refused {
  reason: PounceRefusal;
  until: Instant | null;
  name: string | null;
}

/** Why this person may not pounce this visitor now, or null where they may; the console shows it, the router decides by it. */
export const pounceRefusal = (
  actor: { id: string; role: Role },
  presence: Pick<Presence, 'status' | 'named'>,
  target: PounceTarget,
  settings: PounceSettings,
  now: Instant,
): Refused | null => {
  const because = (reason: PounceRefusal, until: Instant | null = null, name: string | null = null): Refused => ({
    reason,
    until,
    name,
  });
  const { page, pounce, pounceBlock } = target;
  if (!mayPounce(settings.routeForPounce, actor, target.company)) return because('not_yours');
  if (!repAccepts(presence, 'pounce')) return because('not_accepting');
  if (target.activity === 'waiting') return because('waiting');
  if (target.conversationId !== null) return because('in_conversation');
  if (pounce && (pounce.by.id !== actor.id || pounce.state !== 'writing')) {
    return because('claimed_by_colleague', null, pounce.by.name);
  }
  if (target.connection !== 'here' || !page) return because('left');
  if (pounceBlock && (pounceBlock.until === null || pounceBlock.until > now)) {
    return because(pounceBlock.reason, pounceBlock.until);
  }
  const oldEnough = page.since + settings.pounceAfterS * 1000;
  return oldEnough > now ? because('too_new', oldEnough) : null;
};
