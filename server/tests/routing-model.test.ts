import { expect, it } from 'vitest';
import type { Decision } from '../features/routing/engine/decisions.ts';
import { runRoutingModel } from './support/routing-model.ts';

const everyDecision: Decision['do'][] = [
  ...(['create', 'offer', 'soften', 'end_offer', 'assign', 'nudge', 'start', 'requeue', 'new_round'] as const),
  ...(['overflow', 'cancel', 'wrap', 'complete', 'outcome', 'away', 'alert', 'renew', 'reassign', 'own'] as const),
  ...(['move_on', 'reroute', 'sleep', 'wake'] as const),
];

it('R1 R2 R4 R5 R12 R15 R16 R17 hold over 100,000 random steps with crashes', { timeout: 120_000 }, () => {
  const { steps, decided } = runRoutingModel(700, 'server/tests/routing-model.test.ts');
  if (process.env.FOYER_PATH !== undefined) return;
  expect(steps).toBeGreaterThanOrEqual(100_000);
  // Nothing the engine can decide was left out.
  expect([...decided].sort()).toEqual([...everyDecision].sort());
});
