import * as z from 'zod';
import { PersonRef } from './person.ts';
import { Id, Instant } from './scalars.ts';

/** The two sides of a call. */
export const callSides = ['visitor', 'rep'] as const;
/** Schema of a side of a call. */
export const CallSide = z.enum(callSides);
/** A side of a call. */
export type CallSide = z.infer<typeof CallSide>;

/**
 * Why a call ended: `hung_up` after it was answered, `declined` by the called side, `missed` where nobody answered in
 * time, `canceled` by the caller before an answer, `failed` where no sound came through, `left` where a side went for good.
 */
export const callEnds = ['hung_up', 'declined', 'missed', 'canceled', 'failed', 'left'] as const;
/** Schema of why a call ended. */
export const CallEnd = z.enum(callEnds);
/** Why a call ended. */
export type CallEnd = z.infer<typeof CallEnd>;

const base = {
  id: Id,
  conversationId: Id,
  visitorId: Id,
  rep: PersonRef,
  startedBy: CallSide,
  startedAt: Instant,
};
/**
 * One engine of a side: the tab or window that has the call. Null until that side answered. `joins` counts how often an
 * engine took the place of another one: a page that was loaded anew, a console that was started again, a tab that answered
 * where the way had been opened to another one.
 */
const seats = {
  seats: z.object({ visitor: Id.nullable(), rep: Id.nullable() }),
  joins: z.number().int().nonnegative(),
};

/** Schema of a call as both sides see it. `seconds` counts from the first sound, 0 where there was none. */
export const Call = z.discriminatedUnion('state', [
  z.object({ ...base, ...seats, state: z.literal('ringing'), ringsUntil: Instant }),
  z.object({ ...base, ...seats, state: z.literal('connecting'), answeredAt: Instant }),
  z.object({ ...base, ...seats, state: z.literal('connected'), answeredAt: Instant, connectedAt: Instant }),
  z.object({
    ...base,
    state: z.literal('ended'),
    endedAt: Instant,
    reason: CallEnd,
    /** Who ended it, or null where time did. */
    endedBy: CallSide.nullable(),
    seconds: z.number().int().nonnegative(),
  }),
]);
/** A call as both sides see it. */
export type Call = z.infer<typeof Call>;
/** A call that is not over. */
export type LiveCall = Exclude<Call, { state: 'ended' }>;
