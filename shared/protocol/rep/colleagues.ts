import * as z from 'zod';
import { PersonRef } from '../../domain/person.ts';
import { practiceMark } from '../../domain/practice.ts';
import { Id, Instant } from '../../domain/scalars.ts';

/** Schema of the window on what reps are on: the conversations in which something was said last come first. */
export const ColleaguesParams = z.object({ limit: z.number().int().min(1).max(1_000).default(100) });

/** Schema of a conversation that a rep has, as everybody may see it; one's own are among them. */
export const ColleagueTalk = z.object({
  /** The conversation's id. */
  id: Id,
  rep: PersonRef,
  visitor: z.object({
    id: Id,
    name: z.string().nullable(),
    city: z.string().nullable(),
    country: z.string().nullable(),
    company: z.object({ name: z.string(), target: z.boolean() }).nullable(),
    ...practiceMark,
    connection: z.enum(['here', 'stepped_away', 'left']),
  }),
  /** What was said last, or the visitor's own first words. */
  words: z.string(),
  lastFrom: z.enum(['visitor', 'bot', 'rep']).nullable(),
  /** Since when the visitor waits for an answer, or null. */
  waitingSince: Instant.nullable(),
  /** Last activity, for the order. */
  at: Instant,
});
/** A conversation that a rep has. */
export type ColleagueTalk = z.infer<typeof ColleagueTalk>;

/** The view of all conversations that reps have; `total` counts those beyond the window too. */
export const colleagueViews = {
  colleagues: {
    params: ColleaguesParams,
    item: ColleagueTalk,
    summary: z.object({ total: z.number().int().nonnegative() }),
  },
} as const;
