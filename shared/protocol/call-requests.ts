import * as z from 'zod';
import { Call } from '../domain/call.ts';
import { maxKeptSignals } from '../domain/call-steps.ts';
import { Id } from '../domain/scalars.ts';
import { request } from './contract.ts';

/**
 * A session description, in characters; longer is refused. So is one that has the other side's browser (Firefox) ask a website
 * of the sender's choice who they are: it would learn where that side is, also where sound goes through a relay only.
 */
const sdp = z
  .string()
  .max(32_000)
  .refine((text) => !/a=identity/i.test(text));
/** The highest number of an attempt: 1,000 a join. */
const maxGeneration = 1_000_000;

/** Schema of what one engine tells the other: simple-peer's own signals, and the wish for a new attempt. */
export const CallSignal = z.discriminatedUnion('type', [
  z.object({ type: z.literal('offer'), sdp }),
  z.object({ type: z.literal('answer'), sdp }),
  z.object({
    type: z.literal('candidate'),
    candidate: z.object({
      candidate: z.string().max(1_000),
      sdpMLineIndex: z.number().int().min(0).max(64).nullable(),
      sdpMid: z.string().max(64).nullable(),
    }),
  }),
  z.object({ type: z.literal('renegotiate'), renegotiate: z.literal(true) }),
  z.object({
    type: z.literal('transceiverRequest'),
    transceiverRequest: z.object({ kind: z.enum(['audio', 'video']) }),
  }),
  /** The side that does not begin asks the one that does for a new attempt. */
  z.object({ type: z.literal('again') }),
]);
/** What one engine tells the other. */
export type CallSignal = z.infer<typeof CallSignal>;

const place = {
  /** Which attempt of the call it belongs to, from 1 on; what belongs to an older one is ignored. */
  generation: z.number().int().min(1).max(maxGeneration),
  /** The place among the signals of one side in one attempt: 1, 2, 3 … */
  seq: z.number().int().min(1).max(10_000),
};

const word = z.object({ ...place, data: CallSignal });
/** One signal of one engine, and its place among them. */
export type CallWord = z.infer<typeof word>;

const ways = {
  iceServers: z.array(
    z.object({
      urls: z.array(z.string()),
      username: z.string().optional(),
      credential: z.string().optional(),
    }),
  ),
  relayOnly: z.boolean(),
};

const callOpening = z.object({ ...ways, signals: z.array(word) });
/** What the called side's engine needs to open the way while it rings: the answer of `call.ice`, and the caller's first signals. */
export type CallOpening = z.infer<typeof callOpening>;

const answer = z.object({ call: Call });

/** The requests of calls, the same for rep and visitor. A refusal carries why in `detail.why`. */
export const callRequests = {
  /**
   * Calls the other side of a running conversation, once per `callId`. Where the other side calls already it answers that
   * call. `signals`: what the caller's engine says first, for the other side's engine as soon as there is one. `conflict`, `detail.why`: `not_talking`, `busy` (the rep is in another call), `away`, `in_call` (another tab of yours has it).
   */
  'call.start': request(
    z.object({ conversationId: Id, callId: Id, seat: Id, signals: z.array(word).max(maxKeptSignals).optional() }),
    answer,
  ),
  /** Answers a call; `conflict` with `detail.why` `ended`, `elsewhere` (another tab did) or `busy`. */
  'call.accept': request(z.object({ callId: Id, seat: Id }), answer),
  /** Takes the place of this side's engine that is gone: a page loaded anew, a console started again. `conflict`: `ended`, `elsewhere`. */
  'call.rejoin': request(z.object({ callId: Id, seat: Id }), answer),
  'call.decline': request(z.object({ callId: Id }), answer),
  /** The first sound came through at this side. */
  'call.connected': request(z.object({ callId: Id, seat: Id }), answer),
  /** Ends the call at any point; a call that is over stays as it ended. `failed`: no sound came through. */
  'call.hang_up': request(z.object({ callId: Id, reason: z.enum(['hung_up', 'failed']).default('hung_up') }), answer),
  /**
   * Tells the other side's engine something; only from the engine that has the call. While it rings the called side's
   * first engine to speak is the other one; what the caller says before it is kept for it.
   */
  'call.signal': request(z.object({ callId: Id, seat: Id, ...place, data: CallSignal }), z.object({})),
  /**
   * The asking side's live call, or null: after a connect and after any doubt. An engine names its seat: so it is still there.
   * `vacant`: the engine of this side is gone, and the asking one may take its place by `call.rejoin`.
   */
  'call.current': request(z.object({ seat: Id.optional() }), z.object({ call: Call.nullable(), vacant: z.boolean() })),
  /**
   * The servers by which two engines find a way to each other; none are needed on one network. Those that relay are named,
   * with a name and password of their own for two hours, to a side that has a live call, or may begin one in `conversationId`. `relayOnly`: no other way is taken.
   */
  'call.ice': request(z.object({ conversationId: Id.optional() }), z.object(ways)),
} as const;

/** What the router pushes of calls, the same for rep and visitor, to all tabs of a side. */
export const callPushes = {
  'call.state': z.object({ call: Call, opening: callOpening.optional() }),
  /** From the other side's engine; only the engine in `seat` takes it. */
  'call.signal': z.object({ callId: Id, seat: Id, ...place, data: CallSignal }),
} as const;

/** The pushes of calls by event name. */
export type CallPushes = { [K in keyof typeof callPushes]: z.infer<(typeof callPushes)[K]> };
