import type { Call, CallEnd, CallSide, LiveCall } from './call.ts';
import type { Id, Instant } from './scalars.ts';

// Apart from the schemas, because the widget's call code cannot afford zod.

/** Nobody answered: a ring lasts so long, in milliseconds. */
export const ringMs = 25_000;
/** Answered, but no sound came through: a call fails after so many milliseconds without it, at its start or later. */
export const silenceMs = 60_000;

/** So many signals of a caller are kept for the engine that will listen. */
export const maxKeptSignals = 100;

/** The other side. */
export const otherSide = (side: CallSide): CallSide => (side === 'rep' ? 'visitor' : 'rep');

/** The side whose engine makes the first offer: the one that answered last is ready last, so the caller begins. */
export const initiatorOf = (call: Pick<Call, 'startedBy'>): CallSide => call.startedBy;

/**
 * A ringing call is answered by the called side's engine; any other call stays as it is. `ahead` is the engine to which the way
 * was opened while it rang: where another one answers, both begin their way anew.
 */
export const answerCall = (call: LiveCall, seat: Id, at: Instant, ahead: Id | null = null): LiveCall => {
  if (call.state !== 'ringing') return call;
  const { ringsUntil: _rings, ...rest } = call;
  const seats = { ...call.seats, [otherSide(call.startedBy)]: seat };
  const joins = call.joins + (ahead === null || ahead === seat ? 0 : 1);
  return { ...rest, seats, joins, state: 'connecting', answeredAt: at };
};

/** An engine takes the place of its side's former one, which is gone; both engines begin their way anew. */
export const rejoinCall = (call: LiveCall, side: CallSide, seat: Id): LiveCall => ({
  ...call,
  seats: { ...call.seats, [side]: seat },
  joins: call.joins + 1,
});

/** So many attempts between two joins; more than a call can make in the minute after which it fails. */
const attemptsAJoin = 1_000;
/** The first attempt of the two engines that sit now: higher than any of those who sat before, which are ignored. */
export const firstGeneration = (call: Pick<LiveCall, 'joins'>): number => call.joins * attemptsAJoin + 1;

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
  // A call that was heard is never told as one that was not.
  seconds: call.state === 'connected' ? Math.max(1, Math.round((end.at - call.connectedAt) / 1000)) : 0,
});
