import { expect, it } from 'vitest';
import { runRoutingModel } from '../../../tests/support/routing-model.ts';

// A taste of it for every `npm run check`; the 100,000 steps are in server/tests/routing-model.test.ts.
it('R1–R8 R10–R12 R15–R22 hold over 5,000 random steps of random plans with crashes', { timeout: 30_000 }, () => {
  const { steps } = runRoutingModel(60, 'server/features/routing/engine/model.test.ts');
  if (process.env.FOYER_PATH === undefined) expect(steps).toBeGreaterThanOrEqual(5_000);
});
