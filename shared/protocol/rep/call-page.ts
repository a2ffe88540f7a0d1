import * as z from 'zod';
import { Id } from '../../domain/scalars.ts';

/** What the router pushes to the rep of the visitor's page in a call. */
export const callPagePushes = {
  /** The page went away: closed, loaded anew, or left for another. The call waits `waitsMs` for the next one, and ends as `left`. */
  'call.page_left': z.object({ callId: Id, waitsMs: z.number().int().nonnegative() }),
} as const;

/** The pushes of the visitor's page in a call by event name. */
export type CallPagePushes = { [K in keyof typeof callPagePushes]: z.infer<(typeof callPagePushes)[K]> };
