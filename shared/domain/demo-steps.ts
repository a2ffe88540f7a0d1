import type { CallSide } from './call.ts';
import type { Demo, DemoEnd, LiveDemo } from './demo.ts';
import type { Id, Instant } from './scalars.ts';

// Apart from the schemas, because the widget's code of demos cannot afford zod.

/** A visitor who does not answer for so long is not asked any more, in milliseconds. */
export const askMs = 60_000;

/** The visitor watches, by this engine; one that takes over from another counts as a join, the same one changes nothing. */
export const watchDemo = (demo: LiveDemo, seat: Id, at: Instant): LiveDemo => {
  if (demo.seats.visitor === seat) return demo;
  const seats = { ...demo.seats, visitor: seat };
  if (demo.state === 'running') return { ...demo, seats, joins: demo.joins + 1 };
  const { asksUntil: _asks, ...rest } = demo;
  return { ...rest, seats, state: 'running', acceptedAt: at };
};

/** What ending means here: a visitor who was only asked declines. */
export const stopReason = (demo: LiveDemo, by: CallSide): DemoEnd =>
  demo.state === 'asked' && by === 'visitor' ? 'declined' : 'stopped';

/** Ends a demo. */
export const endDemo = (
  demo: LiveDemo,
  end: { reason: DemoEnd; by: CallSide | null; at: Instant },
): Extract<Demo, { state: 'ended' }> => ({
  id: demo.id,
  conversationId: demo.conversationId,
  visitorId: demo.visitorId,
  rep: demo.rep,
  callId: demo.callId,
  startedAt: demo.startedAt,
  state: 'ended',
  endedAt: end.at,
  reason: end.reason,
  endedBy: end.by,
  seconds:
    demo.state === 'running' && end.reason !== 'failed'
      ? Math.max(0, Math.round((end.at - demo.acceptedAt) / 1000))
      : 0,
});
