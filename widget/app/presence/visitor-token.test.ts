import { expect, it } from 'vitest';
import { createManualTime } from '../../../shared/client/tests/manual-time.ts';
import { plainLook } from '../../../shared/domain/site-look.ts';
import { widgetLook } from '../../../shared/protocol/http/widget-look.ts';
import { fail, ok } from '../../../shared/protocol/result.ts';
import { createVisitorTokens } from './visitor-token.ts';

function setUp() {
  const time = createManualTime();
  // The router's clock is two hours behind the visitor's.
  const routerNow = () => time.now() - 7_200_000;
  let calls = 0;
  let answer: unknown;
  const got: number[] = [];
  const tokens = createVisitorTokens({
    clock: time,
    input: () => ({ siteKey: 's', secret: 'x', hostOrigin: 'https://a', locale: 'en', zone: 'UTC', device: 'desktop' }),
    got: (data) => got.push(data.expiresAt),
    fetch: async () => {
      calls += 1;
      const data = {
        token: `t${calls}`,
        expiresAt: routerNow() + 900_000,
        now: routerNow(),
        visitorId: '01900000-0000-7000-8000-000000000001',
        words: { tag: 'en', locale: 'en', texts: {} },
        site: { name: 'Acme', consent: 'ask' as const, look: widgetLook('#4a3fbf', plainLook) },
      };
      return { json: async () => answer ?? ok(data) };
    },
  });
  return { time, tokens, got, calls: () => calls, answerWith: (next: unknown) => (answer = next) };
}

it('uses a token until a minute before its end by the router’s clock, then gets another', async () => {
  const { time, tokens, got, calls } = setUp();
  await tokens();
  await time.advance(839_000);
  expect(await tokens()).toMatchObject({ data: { token: 't1' } });
  await time.advance(1_000);
  expect(await tokens()).toMatchObject({ data: { token: 't2' } });
  expect(calls()).toBe(2);
  expect(got).toHaveLength(2);
});

it.each([fail('forbidden', 'another origin'), fail('not_found', 'no such site')])(
  'passes a refusal on: %j',
  async (refusal) => {
    const { tokens, answerWith, got } = setUp();
    answerWith(refusal);
    expect(await tokens()).toMatchObject({ ok: false, error: { code: refusal.error.code } });
    expect(got).toEqual([]);
  },
);

it.each([null, {}, { ok: true, data: { token: 1 } }])('takes garbage for no answer: %j', async (garbage) => {
  const { tokens, answerWith } = setUp();
  answerWith(garbage ?? 'null');
  expect(await tokens()).toMatchObject({ ok: false, error: { code: 'internal' } });
});
