import { callGuards } from '../../call/call-guards.ts';
import { id, instant, person } from '../../guards/conversation-guards.ts';
import { literal, nullable, shape, variant, whole } from '../../guards/shape.ts';
import type { LateGuards } from '../../guards/visitor-checks.ts';

const base = { id, conversationId: id, visitorId: id, rep: person, callId: nullable(id), startedAt: instant };
const live = { ...base, seats: shape({ rep: id, visitor: nullable(id) }), joins: whole() };

const demo = variant('state', {
  asked: shape({ ...live, asksUntil: instant }),
  running: shape({ ...live, acceptedAt: instant }),
  ended: shape({
    ...base,
    endedAt: instant,
    reason: literal('stopped', 'declined', 'missed', 'call_over', 'failed', 'left'),
    endedBy: nullable(literal('visitor', 'rep')),
    seconds: whole(),
  }),
});

const answer = shape({ demo });
const callSignal = callGuards.pushes['call.signal'];

/** Guards of what the router says of demos; a test holds them equal to the schemas of the contract. */
export const demoGuards = {
  outputs: {
    'demo.watch': answer,
    'demo.stop': answer,
    'demo.signal': shape({}),
    'demo.current': shape({ demo: nullable(demo) }),
    'demo.ice': callGuards.outputs['call.ice'],
  },
  pushes: {
    'demo.state': answer,
    // The same as of a call, under another name.
    'demo.signal': (value) =>
      shape({ demoId: id })(value) &&
      callSignal({ ...(value as object), callId: (value as { demoId: string }).demoId }),
  },
} satisfies LateGuards;
