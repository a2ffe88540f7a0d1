import * as z from 'zod';
import { Attributes, TrackedEvent } from './identity.ts';
import { PersonRef } from './person.ts';
import { PounceBlock, PounceMark } from './pounce.ts';
import { Id, Instant } from './scalars.ts';

/** Schema of the company a visitor is known to come from; an unknown company is null, never guessed. */
export const Company = z.object({
  accountId: Id,
  name: z.string(),
  target: z.boolean(),
  owner: PersonRef.nullable(),
});
/** The account a visitor belongs to. */
export type Company = z.infer<typeof Company>;

/** Schema of where a visit came from. */
export const Source = z.object({
  kind: z.enum(['direct', 'referral', 'search', 'campaign', 'paid']),
  /** The referring host or the campaign's name; empty for direct. */
  label: z.string(),
});
/** Where a visit came from. */
export type Source = z.infer<typeof Source>;

/** Schema of a device class. */
export const Device = z.enum(['desktop', 'phone', 'tablet']);
/** A device class. */
export type Device = z.infer<typeof Device>;

/** Schema of what a visitor is doing now. */
export const VisitorActivity = z.enum(['browsing', 'bot', 'waiting', 'chatting', 'booking']);

/** Schema of whether the visitor's browser is there: stepped away at once without a socket, left after the lease. */
export const VisitorConnection = z.enum(['here', 'stepped_away', 'left']);
/** The visitor's lease (product.md, routing 7). */
export type VisitorConnection = z.infer<typeof VisitorConnection>;

/** Schema of a visitor as lists show them. */
export const VisitorCard = z.object({
  id: Id,
  siteId: Id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  city: z.string().nullable(),
  /** ISO 3166 alpha-2, upper case. */
  country: z.string().nullable(),
  zone: z.string().nullable(),
  locale: z.string().nullable(),
  device: Device,
  company: Company.nullable(),
  /** How many visits this one makes; 1 is new. */
  visits: z.number().int().positive(),
  source: Source,
  page: z.object({ path: z.string(), title: z.string(), since: Instant }).nullable(),
  visitStartedAt: Instant,
  activity: VisitorActivity,
  connection: VisitorConnection,
  /** Since when the visitor waits for a rep, over all offers; null where they do not wait. */
  waitingSince: Instant.nullable(),
  /** True for a synthetic visitor to practise on; shown as *Demo* and counted in no report. */
  practice: z.boolean(),
  conversationId: Id.nullable(),
  rep: PersonRef.nullable(),
  /** The pounce that is on its way to them. */
  pounce: PounceMark.nullable(),
  /** What the etiquette says of them to every rep. */
  pounceBlock: PounceBlock.nullable(),
});
/** A visitor as lists show them. */
export type VisitorCard = z.infer<typeof VisitorCard>;

/** Schema of one page of a visitor's trail. */
export const TrailPage = z.object({
  path: z.string(),
  title: z.string(),
  at: Instant,
  leftAt: Instant.nullable(),
});
/** One page of a visitor's trail. */
export type TrailPage = z.infer<typeof TrailPage>;

/** Schema of everything the visitor panel shows. */
export const VisitorDetail = z.object({
  card: VisitorCard,
  firstSeenAt: Instant,
  referrer: z.string().nullable(),
  campaign: z.record(z.string(), z.string()),
  trail: z.array(TrailPage),
  /** True where the company's website proved who they are. */
  proved: z.boolean(),
  /** What the website knows of them. */
  attributes: Attributes,
  /** What they did, as the website told it, the newest first; at most 50. */
  events: z.array(TrackedEvent),
  conversations: z.array(z.object({ id: Id, at: Instant, rep: PersonRef.nullable(), subject: z.string() })),
  meetings: z.array(z.object({ id: Id, startsAt: Instant, rep: PersonRef })),
  /** Seconds after which a reply they have not seen goes by e-mail; null where none does. */
  mailAfterS: z.number().int().positive().nullable(),
});
/** Everything the visitor panel shows. */
export type VisitorDetail = z.infer<typeof VisitorDetail>;
