import * as z from 'zod';
import { Id, Instant } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

/** Schema of a visitor of the same site with the same e-mail address: what would be joined. */
export const SamePerson = z.object({
  visitorId: Id,
  name: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string().nullable(),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
  conversations: z.number().int().nonnegative(),
  meetings: z.number().int().nonnegative(),
  files: z.number().int().nonnegative(),
  /** Their first words of their latest conversation; empty where they said none. */
  words: z.string(),
  /** Both talk now, and one of the two conversations ends when they are joined. */
  endsTalk: z.boolean(),
});
/** A visitor of the same site with the same e-mail address. */
export type SamePerson = z.infer<typeof SamePerson>;

/** The requests by which two visitors who are one person become one. */
export const mergeRequests = {
  /** Other visitors of the site with the same e-mail address, who were here last first; ten at most. */
  'visitor.same': request(z.object({ visitorId: Id }), z.object({ people: z.array(SamePerson) })),
  /**
   * Joins two visitors with one e-mail address: who was here first stays and takes over all that the other has. Asked again
   * it answers the same. A `conflict` says in `detail.reason` `email`, `call` or `talk` why not.
   */
  'visitor.merge': request(z.object({ visitorId: Id, with: Id }), z.object({ visitorId: Id })),
} as const;

/** What consoles hear of merges. */
export const mergePushes = {
  /** What belonged to `from` belongs to `into` from now on. */
  'visitor.merged': z.object({ from: Id, into: Id }),
} as const;
