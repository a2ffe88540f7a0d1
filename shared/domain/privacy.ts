import * as z from 'zod';
import { Id, Instant } from './scalars.ts';

/** The most days a site may keep what is known of a visitor: ten years. */
export const longestRetentionDays = 3_650;

/** Schema of how long a site keeps what is known of a visitor after they were last there, in days; null keeps it. */
export const RetentionDays = z.number().int().min(1).max(longestRetentionDays).nullable();

/** Schema of a person as one looks for them to export or erase what is kept. */
export const KnownPerson = z.object({
  visitorId: Id,
  name: z.string().nullable(),
  email: z.string().nullable(),
  siteName: z.string(),
  city: z.string().nullable(),
  conversations: z.number().int().nonnegative(),
  firstSeenAt: Instant,
  lastSeenAt: Instant,
});
/** A person as one looks for them to export or erase what is kept. */
export type KnownPerson = z.infer<typeof KnownPerson>;

/** Schema of what an erasure went through. */
export const Erased = z.object({
  conversations: z.number().int().nonnegative(),
  messages: z.number().int().nonnegative(),
  files: z.number().int().nonnegative(),
});
/** What an erasure went through. */
export type Erased = z.infer<typeof Erased>;
