import { expect, it } from 'vitest';
import type { Decision } from '../features/routing/engine/decisions.ts';
import { runRoutingModel } from './support/routing-model.ts';

const everyDecision: Decision['do'][] = [
  ...(['create', 'offer', 'soften', 'end_offer', 'assign', 'nudge', 'start', 'requeue', 'new_round'] as const),
  ...(['overflow', 'cancel', 'wrap', 'complete', 'outcome', 'away', 'alert', 'renew', 'reassign', 'own'] as const),
  ...(['reopen', 'move_on', 'reroute', 'sleep', 'wake', 'transfer', 'return', 'hand_over'] as const),
];

it('R1–R8 R10–R12 R15–R22 hold over 100,000 random steps of random plans with crashes', { timeout: 120_000 }, () => {
  const { steps, decided } = runRoutingModel(700, 'server/tests/routing-model.test.ts');
  if (process.env.FOYER_PATH !== undefined) return;
  expect(steps).toBeGreaterThanOrEqual(100_000);
  // Nothing the engine can decide was left out.
  expect([...decided].sort()).toEqual([...everyDecision].sort());
});
