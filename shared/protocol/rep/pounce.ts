import * as z from 'zod';
import { Pounce, PounceText } from '../../domain/pounce.ts';
import { Id, Instant, Name } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

const none = z.object({});

/** Schema of one auto-pounce rule: on which page, after how long, whom, in whose name, what. */
export const PounceRule = z.object({
  id: Id,
  name: Name,
  on: z.boolean(),
  page: z.object({ match: z.enum(['any', 'begins', 'is', 'contains']), path: z.string().trim().max(300) }),
  /** Seconds on the page, never less than the etiquette asks for. */
  afterS: z.number().int().min(0).max(3600),
  segment: z.enum(['everybody', 'target', 'known_company', 'returning', 'new']),
  /** The account's owner alone, the owner or else any available rep, or any available rep. */
  inNameOf: z.enum(['owner', 'owner_else_available', 'available']),
  text: PounceText,
});
/** One auto-pounce rule. */
export type PounceRule = z.infer<typeof PounceRule>;

/** Schema of a suggested first line, ready to send; `id` names the template. */
export const Opener = z.object({ id: z.string(), text: z.string() });
/** A suggested first line. */
export type Opener = z.infer<typeof Opener>;

const Rules = z.object({ rules: z.array(PounceRule).max(20) });

/**
 * The requests of pounces. A refusal is `conflict` (`forbidden` for *Route for Pounce*) with `detail.reason` of
 * `PounceRefusal`, `detail.until` where it ends by itself, and `detail.name` where a colleague was faster.
 */
export const pounceRequests = {
  /** Claims the visitor: colleagues see *{rep} is writing*. Claiming again answers with the same claim. */
  'pounce.claim': request(z.object({ visitorId: Id }), z.object({ pounce: Pounce })),
  /** Keeps a claim from lapsing; sent while the rep types. */
  'pounce.typing': request(z.object({ pounceId: Id }), z.object({ expiresAt: Instant })),
  /** Sends the teaser, once per `clientId`. */
  'pounce.send': request(z.object({ pounceId: Id, clientId: Id, text: PounceText }), z.object({ pounce: Pounce })),
  /** Gives a claim back; one that is over already is no error. */
  'pounce.cancel': request(z.object({ pounceId: Id }), none),
  /** The latest pounces of a visitor, newest first; claims that were never sent are left out. */
  'pounce.list': request(z.object({ visitorId: Id }), z.object({ pounces: z.array(Pounce) })),
  'pounce.openers': request(z.object({ visitorId: Id }), z.object({ openers: z.array(Opener) })),
  'pounce.rules': request(none, Rules),
  'pounce.set_rules': request(Rules, Rules),
  /** The personal switch: may rules pounce in my name? */
  'pounce.auto': request(none, z.object({ on: z.boolean() })),
  'pounce.set_auto': request(z.object({ on: z.boolean() }), z.object({ on: z.boolean() })),
} as const;

/** What is pushed to the rep in whose name a pounce is; a hint of what `pounce.list` says. */
export const pouncePushes = {
  'pounce.changed': z.object({ pounce: Pounce }),
} as const;
