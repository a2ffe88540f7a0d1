import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { consoleRequests } from '../../shared/ipc/console-contract.ts';
import { offerCardWindowRequests } from '../../shared/ipc/offer-card.ts';
import type { RequestContract } from '../../shared/protocol/contract.ts';
import { ok } from '../../shared/protocol/result.ts';
import type { PageKind } from '../security/pages.ts';
import type { Sender } from '../security/trusted-sender.ts';
import { aLog } from '../tests/a-session.ts';
import { answerRequest } from './answer-request.ts';

const sender: Sender = { url: 'app://console/', isMainFrame: true, window: 'console' };
const card: Sender = { url: 'app://console/offer-card.html', isMainFrame: true, window: 'offerCard' };

const every: [string, PageKind, RequestContract][] = [
  ...Object.entries(consoleRequests).map(([name, request]): [string, PageKind, RequestContract] => [
    name,
    'console',
    request,
  ]),
  ...Object.entries(offerCardWindowRequests).map(([name, request]): [string, PageKind, RequestContract] => [
    name,
    'offerCard',
    request,
  ]),
];

const ask = async (
  [channel, page, request]: [string, PageKind, RequestContract],
  from: Sender,
  args: unknown[],
  answer: (input: unknown) => unknown = () => ok(null),
) => {
  const log = aLog();
  let called = 0;
  const handler = (input: unknown): unknown => {
    called += 1;
    return answer(input);
  };
  const result = await answerRequest({ channel, page, request, handler, log }, from, args);
  return { result, called, log };
};

describe.each(every)('%s', (name, page, request) => {
  const own = page === 'console' ? sender : card;
  const route: [string, PageKind, RequestContract] = [name, page, request];

  it('answers forbidden to a foreign page, a frame and the other window', async () => {
    for (const from of [
      { ...own, url: 'https://evil.example/' },
      { ...own, isMainFrame: false },
      { ...own, window: null },
      page === 'console' ? card : sender,
    ]) {
      const { result, called } = await ask(route, from, []);
      expect(result).toMatchObject({ ok: false, error: { code: 'forbidden' } });
      expect(called).toBe(0);
    }
  });

  it('answers a typed error to garbage, and calls nobody with what does not parse', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.anything({ withBigInt: true, withDate: true, withMap: true }), { maxLength: 3 }),
        async (args) => {
          const { result, called } = await ask(route, own, args);
          const parses = args.length <= 1 && request.input.safeParse(args[0]).success;
          expect(called).toBe(parses ? 1 : 0);
          if (!parses) expect(result).toMatchObject({ ok: false, error: { code: 'bad_request' } });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('answerRequest', () => {
  const platform: [string, PageKind, RequestContract] = [
    'system.platform',
    'console',
    consoleRequests['system.platform'],
  ];

  it('turns a handler’s bug into a typed error that says nothing of the inside', async () => {
    const { result, log } = await ask(platform, sender, [], () => {
      throw new Error('token-1 was wrong');
    });
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(JSON.stringify([result, log.lines])).not.toContain('token-1');
    expect(log.lines[0]).toMatchObject({ event: 'ipc_failed', channel: 'system.platform', error: 'Error' });
  });

  it('turns a rejection into the same', async () => {
    const { result } = await ask(platform, sender, [], () => Promise.reject(new TypeError('x')));
    expect(result).toMatchObject({ ok: false, error: { code: 'internal' } });
  });

  it('does not log what was refused', async () => {
    const { log } = await ask(['session.signIn', 'console', consoleRequests['session.signIn']], sender, [
      { email: 'not an e-mail', password: 'my password' },
    ]);
    expect(JSON.stringify(log.lines)).not.toContain('my password');
  });
});
