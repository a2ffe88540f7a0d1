import * as z from 'zod';

const protocol = z.number().int().nonnegative();

/** Schema of what a `/rep` socket opens with: the one-use ticket of `POST /api/session/ticket`. */
export const RepHandshake = z.object({ ticket: z.string().min(1).max(200), protocol });
/** What a `/rep` socket opens with. */
export type RepHandshake = z.infer<typeof RepHandshake>;

/** Schema of what a `/visitor` socket opens with: the token of `POST /api/widget/token`, and an id of the tab if it has one. */
export const VisitorHandshake = z.object({
  token: z.string().min(1).max(2000),
  protocol,
  tabId: z.string().min(1).max(64).optional(),
});
/** What a `/visitor` socket opens with. */
export type VisitorHandshake = z.infer<typeof VisitorHandshake>;
