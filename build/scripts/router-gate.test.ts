import { expect, test } from 'vitest';
import { createRouterGate } from './router-gate.ts';

const hourMs = 3_600_000;

test('requests wait for the router, and pass at once while it listens', async () => {
  const gate = createRouterGate();
  let passed = 0;
  const first = gate.passed(hourMs).then(() => {
    passed += 1;
  });
  await Promise.resolve();
  expect(passed).toBe(0);
  gate.opened();
  await first;
  await gate.passed(hourMs);
  expect(passed).toBe(1);
});

test('a router that never comes back holds nobody for ever', async () => {
  const gate = createRouterGate();
  gate.opened();
  gate.closed();
  await gate.passed(1);
});
