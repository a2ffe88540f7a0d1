import { expect, it } from 'vitest';
import { somePlan } from '../../../tests/support/routing-table.ts';
import { createWhatIf, type WhatIfPorts } from './what-if.ts';

const day = 24 * 3_600_000;
const question = { plan: somePlan(), from: 0, to: day };

it('R22.6 asks one question at a time: whoever asks meanwhile is told so, and asks again later', async () => {
  const first = Promise.withResolvers<null>();
  const asked: Parameters<WhatIfPorts['replay']>[0][] = [];
  const ask = createWhatIf({
    replay: async (given) => {
      asked.push(given);
      return asked.length === 1 ? first.promise : null;
    },
  });
  const told = ask(question);
  expect(await ask(question)).toMatchObject({ error: { code: 'rate_limited', detail: { reason: 'busy' } } });
  first.resolve(null);
  expect(await told).toMatchObject({ error: { detail: { reason: 'too_long' } } });
  await ask(question);
  expect(asked).toMatchObject([{ mostRows: 300_000 }, { mostRows: 300_000 }]);
});

it('R22.6 asks for a month at most', async () => {
  const ask = createWhatIf({ replay: async () => null });
  expect(await ask({ ...question, to: 32 * day })).toMatchObject({ error: { code: 'unavailable' } });
  expect(await ask({ ...question, to: 32 * day + 1 })).toMatchObject({
    error: { code: 'too_large', detail: { reason: 'span' } },
  });
});
