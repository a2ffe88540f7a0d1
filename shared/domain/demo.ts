import * as z from 'zod';
import { CallSide } from './call.ts';
import { PersonRef } from './person.ts';
import { Id, Instant } from './scalars.ts';

/**
 * Why a demo ended: `stopped` by the rep or no longer watched by the visitor, `declined` and `missed` where the visitor
 * never watched, `call_over` with the call in which it was, `failed` where no picture came through, `left` where a side
 * went for good.
 */
export const demoEnds = ['stopped', 'declined', 'missed', 'call_over', 'failed', 'left'] as const;
/** Schema of why a demo ended. */
export const DemoEnd = z.enum(demoEnds);
/** Why a demo ended. */
export type DemoEnd = z.infer<typeof DemoEnd>;

const base = {
  id: Id,
  conversationId: Id,
  visitorId: Id,
  rep: PersonRef,
  /** The call in which it is shown, or null where nobody talks. */
  callId: Id.nullable(),
  startedAt: Instant,
};
const live = {
  /** The engine of each side that has the demo; the visitor's is null until they watch. */
  seats: z.object({ rep: Id, visitor: Id.nullable() }),
  /** How often another engine of the visitor took the picture over: another tab, a page that was loaded anew. */
  joins: z.number().int().nonnegative(),
};

/** Schema of a demo as both sides see it: the rep shows a screen or a window, the visitor watches. `seconds` counts from the visitor's yes. */
export const Demo = z.discriminatedUnion('state', [
  z.object({ ...base, ...live, state: z.literal('asked'), asksUntil: Instant }),
  z.object({ ...base, ...live, state: z.literal('running'), acceptedAt: Instant }),
  z.object({
    ...base,
    state: z.literal('ended'),
    endedAt: Instant,
    reason: DemoEnd,
    /** Who ended it, or null where time or the call's end did. */
    endedBy: CallSide.nullable(),
    seconds: z.number().int().nonnegative(),
  }),
]);
/** A demo as both sides see it. */
export type Demo = z.infer<typeof Demo>;
/** A demo that is not over. */
export type LiveDemo = Exclude<Demo, { state: 'ended' }>;
