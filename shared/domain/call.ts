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

/** Nobody answered: a ring lasts so long, in milliseconds. */
export const ringMs = 25_000;
/** Answered, but no sound came through: a call fails after so many milliseconds without it, at its start or later. */
export const silenceMs = 60_000;

const base = {
  id: Id,
  conversationId: Id,
  visitorId: Id,
  rep: PersonRef,
  startedBy: CallSide,
  startedAt: Instant,
};
/** One engine of a side: the tab or window that has the call. Null until that side answered. */
const seats = { seats: z.object({ visitor: Id.nullable(), rep: Id.nullable() }) };

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

/** The other side. */
export const otherSide = (side: CallSide): CallSide => (side === 'rep' ? 'visitor' : 'rep');

/** The side whose engine makes the first offer: the one that answered last is ready last, so the caller begins. */
export const initiatorOf = (call: Pick<Call, 'startedBy'>): CallSide => call.startedBy;

/** A ringing call is answered by the called side's engine; any other call stays as it is. */
export const answerCall = (call: LiveCall, seat: Id, at: Instant): LiveCall => {
  if (call.state !== 'ringing') return call;
  const { ringsUntil: _rings, ...rest } = call;
  return { ...rest, seats: { ...call.seats, [otherSide(call.startedBy)]: seat }, state: 'connecting', answeredAt: at };
};

/** The first sound of an answered call; any other call stays as it is. */
export const connectCall = (call: LiveCall, at: Instant): LiveCall =>
  call.state === 'connecting' ? { ...call, state: 'connected', connectedAt: at } : call;

/** What hanging up means here: the caller cancels what rings, the called side declines it. */
export const hangUpReason = (call: LiveCall, by: CallSide): CallEnd => {
  if (call.state !== 'ringing') return 'hung_up';
  return by === call.startedBy ? 'canceled' : 'declined';
};

/** Ends a call. */
export const endCall = (
  call: LiveCall,
  end: { reason: CallEnd; by: CallSide | null; at: Instant },
): Extract<Call, { state: 'ended' }> => ({
  id: call.id,
  conversationId: call.conversationId,
  visitorId: call.visitorId,
  rep: call.rep,
  startedBy: call.startedBy,
  startedAt: call.startedAt,
  state: 'ended',
  endedAt: end.at,
  reason: end.reason,
  endedBy: end.by,
  seconds: call.state === 'connected' ? Math.max(0, Math.round((end.at - call.connectedAt) / 1000)) : 0,
});
