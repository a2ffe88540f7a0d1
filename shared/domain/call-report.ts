import * as z from 'zod';
import { CallEnd, CallSide } from './call.ts';
import { maxPoints } from './call-series.ts';
import { PersonRef } from './person.ts';
import { Id, Instant } from './scalars.ts';

/** How the sound of a call goes: straight or through a relay, and by what. */
export const callPaths = ['direct_udp', 'direct_tcp', 'relay_udp', 'relay_tcp', 'relay_tls'] as const;
/** Schema of how the sound of a call goes. */
export const CallPath = z.enum(callPaths);
/** How the sound of a call goes. */
export type CallPath = z.infer<typeof CallPath>;

const column = (most: number) => z.array(z.number().int().min(0).max(most).nullable()).max(maxPoints);

/**
 * Schema of what one engine measured, a point every `stepS` seconds: there and back and unsteadiness in milliseconds, what did
 * not arrive here in thousandths, and what did in kilobits a second. Null where nothing came through.
 */
export const CallSeries = z
  .object({
    stepS: z.number().int().min(1).max(1_000),
    rtt: column(60_000),
    jitter: column(60_000),
    loss: column(1_000),
    kbps: column(1_000_000),
  })
  .refine(({ rtt, jitter, loss, kbps }) => [jitter, loss, kbps].every(({ length }) => length === rtt.length), {
    error: 'columns of different lengths',
  });
/** What one engine measured. */
export type CallSeries = z.infer<typeof CallSeries>;

const seconds = z.number().int().min(0).max(200_000);

/** Schema of what one engine tells of its part of a call: all of it each time, so that the last one heard is enough. */
export const CallReport = z.object({
  codec: z
    .string()
    .regex(/^[\w.+/-]{1,40}$/)
    .nullable(),
  path: CallPath.nullable(),
  /** How often the way broke and came back, or did not. */
  reconnects: z.number().int().min(0).max(10_000),
  /** How long each plain state was shown; `away` is without a way. */
  seconds: z.object({ good: seconds, fair: seconds, poor: seconds, away: seconds }),
  series: CallSeries,
});
/** What one engine tells of its part of a call. */
export type CallReport = z.infer<typeof CallReport>;

const Spread = z.object({ median: z.number().int().nonnegative(), p95: z.number().int().nonnegative() }).nullable();

/** Schema of what is kept of one side of a call. A side that was loaded anew, or came back on another device, has several parts. */
export const CallSideRecord = z.object({
  side: CallSide,
  parts: z.array(CallReport.extend({ from: Instant })),
  /** Over all parts, each point for as long as it stands; null where nothing was measured. */
  rtt: Spread,
  jitter: Spread,
  loss: Spread,
  kbps: Spread,
});
/** What is kept of one side of a call. */
export type CallSideRecord = z.infer<typeof CallSideRecord>;

/** Schema of a call's record: what became of it, and how it sounded. */
export const CallRecord = z.object({
  callId: Id,
  conversationId: Id,
  visitorId: Id,
  rep: PersonRef,
  startedBy: CallSide,
  startedAt: Instant,
  connectedAt: Instant.nullable(),
  /** Null while it runs. */
  endedAt: Instant.nullable(),
  reason: CallEnd.nullable(),
  endedBy: CallSide.nullable(),
  seconds: z.number().int().nonnegative(),
  sides: z.array(CallSideRecord),
  /** Managers who listened, and whether they could speak to the rep. */
  listeners: z.array(
    z.object({ id: Id, manager: PersonRef, from: Instant, to: Instant.nullable(), whispered: z.boolean() }),
  ),
});
/** A call's record. */
export type CallRecord = z.infer<typeof CallRecord>;
