import { callGuards } from '../../call/call-guards.ts';
import { literal, shape } from '../../guards/shape.ts';
import type { LateGuards } from '../../guards/visitor-checks.ts';

const side = shape({ of: literal('visitor', 'rep') });
const off = shape({ data: shape({ type: literal('off') }) });
const callSignal = callGuards.pushes['call.signal'];

/** Guards of what the router says of cameras; a test holds them equal to the schemas of the contract. */
export const cameraGuards = {
  outputs: {
    'camera.signal': shape({}),
    'camera.ice': callGuards.outputs['call.ice'],
  },
  pushes: {
    // As of a call, and one word more.
    'camera.signal': (value) =>
      side(value) && callSignal(off(value) ? { ...(value as object), data: { type: 'again' } } : value),
  },
} satisfies LateGuards;
