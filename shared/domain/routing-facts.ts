import * as z from 'zod';
import { FactName } from './identity.ts';
import { Id } from './scalars.ts';
import { Device } from './visitor.ts';

/**
 * Schema of what rules can ask about a visitor, as it was when they asked for a rep: ids and facts, no names, no e-mail
 * addresses, none of their words but what a rule compares. Kept with the work item so that a decision can be
 * replayed.
 */
export const RoutingFacts = z.object({
  siteId: Id.nullable(),
  /** The page's path with its query left out, `/pricing`. */
  page: z.string().nullable(),
  /** The referring host. */
  referrer: z.string().nullable(),
  /** The visit's campaign parameters: `utm_source` and so on. */
  utm: z.record(z.string(), z.string()),
  /** The primary subtag of the visitor's locale. */
  language: z.string().nullable(),
  /** ISO 3166-1, upper case. */
  country: z.string().nullable(),
  device: Device.nullable(),
  accountId: Id.nullable(),
  target: z.boolean(),
  /** The account's owner: from the account list, else as the company is known. */
  ownerId: Id.nullable(),
  /** The rep of the visitor's last conversation that was begun. */
  previousRepId: Id.nullable(),
  returning: z.boolean(),
  identified: z.boolean(),
  /** Answers by step of the experience. */
  answers: z.record(z.string(), z.string()),
  /** What their website said of them, of what a rule asks about alone; left out where that is nothing. */
  attributes: z.record(FactName, z.string()).optional(),
});
/** What rules can ask about a visitor, as it was when they asked for a rep. */
export type RoutingFacts = z.infer<typeof RoutingFacts>;

/** The facts of a visitor of whom nothing is known. */
export const noFacts: RoutingFacts = {
  siteId: null,
  page: null,
  referrer: null,
  utm: {},
  language: null,
  country: null,
  device: null,
  accountId: null,
  target: false,
  ownerId: null,
  previousRepId: null,
  returning: false,
  identified: false,
  answers: {},
};
