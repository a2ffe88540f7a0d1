import * as z from 'zod';
import { PersonRef } from './person.ts';
import { practiceMark } from './practice.ts';
import { Id, Instant } from './scalars.ts';
import { Company } from './visitor.ts';

/** Schema of what is done about a missed visitor. */
export const FollowUp = z.object({
  state: z.enum(['open', 'done']),
  owner: PersonRef.nullable(),
  note: z.string().max(2000),
  doneAt: Instant.nullable(),
  doneBy: PersonRef.nullable(),
});
/** What is done about a missed visitor: whose it is, whether it is done, and a note. */
export type FollowUp = z.infer<typeof FollowUp>;

/** Schema of a visitor who was offered to reps and met none. */
export const MissedVisitor = z.object({
  /** The work item that carries the outcome. */
  id: Id,
  conversationId: Id,
  visitor: z.object({
    id: Id,
    name: z.string().nullable(),
    email: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    zone: z.string().nullable(),
    locale: z.string().nullable(),
    company: Company.nullable(),
    ...practiceMark,
  }),
  /** The visitor's own first words; empty where they pressed a button only. */
  words: z.string(),
  pagePath: z.string().nullable(),
  since: Instant,
  at: Instant,
  waitedMs: z.number().int().nonnegative(),
  /** How many reps were offered the visitor, declined, and did not answer. */
  offered: z.number().int().nonnegative(),
  declined: z.number().int().nonnegative(),
  unanswered: z.number().int().nonnegative(),
  bookerShown: z.boolean(),
  booked: z.boolean(),
  /** Whose alone the offer was; null where it was several people's. */
  rep: PersonRef.nullable(),
  followUp: FollowUp,
});
/** A visitor who was offered to reps and met none, with what is done about it. */
export type MissedVisitor = z.infer<typeof MissedVisitor>;
