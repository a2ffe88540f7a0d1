import { EventEmitter } from 'node:events';
import type { Socket } from 'socket.io';
import { beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { request } from '../../shared/protocol/contract.ts';
import { ok, type Result } from '../../shared/protocol/result.ts';
import { createMetrics } from '../observability/metrics.ts';
import { createHandle, type Handle } from './handle.ts';
import type { Handlers, Line } from './handlers.ts';

const contract = {
  add: request(z.object({ a: z.number(), b: z.number().default(1) }), z.object({ sum: z.number() })),
  say: request(z.object({ text: z.string().max(10) }), z.object({})),
  nest: request(z.object({ by: z.object({ text: z.string().max(10) }) }), z.object({})),
};
type C = typeof contract;

/** As much of a socket as the wrapper touches. */
class FakeSocket {
  #packet: ((event: unknown[]) => void) | undefined;
  readonly #events = new EventEmitter();
  use(middleware: (event: unknown[]) => void): void {
    this.#packet = middleware;
  }
  once(event: string, listener: () => void): void {
    this.#events.once(event, listener);
  }
  leave(): void {
    this.#events.emit('disconnect');
  }
  /** Sends a request and resolves with what is acked. */
  ask(event: unknown, ...args: unknown[]): Promise<Result<unknown>> {
    return new Promise((resolve) => this.send(event, ...args, resolve));
  }
  /** Sends without asking for an ack. */
  send(...packet: unknown[]): void {
    this.#packet?.(packet);
  }
}

const logged: { sentence: string; fields: unknown }[] = [];
const silence = () => {};
const log = {
  debug: silence,
  info: silence,
  warn: silence,
  error: (sentence: string, fields?: unknown) => void logged.push({ sentence, fields }),
};
const calm: Handlers<C, Line<string>> = {
  add: async (_line, { a, b }) => ok({ sum: a + b }),
  say: async () => ok({}),
  nest: async () => ok({}),
};

let socket: FakeSocket;
let closed: number;
const attach = (
  over: Partial<Handlers<C, Line<string>>> = {},
  rules: { may?: (event: string) => boolean; wait?: () => number | null } = {},
): Handle<Line<string>> => {
  const handle = createHandle<C, Line<string>>({
    namespace: 'rep',
    contract,
    handlers: { ...calm, ...over },
    may: (_line, event) => rules.may?.(event) ?? true,
    meter: async () => rules.wait?.() ?? null,
    nameOf: (line) => line.actor,
    log,
    metrics: createMetrics(() => 0),
  });
  handle.attach(socket as unknown as Socket, { id: 'l', actor: 'ana' }, () => {
    closed += 1;
  });
  return handle;
};

beforeEach(() => {
  socket = new FakeSocket();
  closed = 0;
  logged.length = 0;
});

describe('a request', () => {
  test('is parsed, defaults filled in, handled, acked', async () => {
    attach();
    expect(await socket.ask('add', { a: 2 })).toEqual({ ok: true, data: { sum: 3 } });
  });

  test.each([
    ['no payload', []],
    ['two payloads', [{ a: 1 }, { a: 1 }]],
    ['null', [null]],
    ['text', ['{"a":1}']],
    ['a list', [[1, 2]]],
    ['the wrong types', [{ a: '1' }]],
    ['bytes', [Buffer.from('a')]],
  ])('of %s is a bad request', async (_what, args) => {
    attach();
    expect(await socket.ask('add', ...args)).toMatchObject({ ok: false, error: { code: 'bad_request' } });
  });

  test.each([['nothing'], ['__proto__'], ['constructor'], ['toString'], ['']])(
    'called %s is a bad request',
    async (event) => {
      attach();
      expect(await socket.ask(event, {})).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    },
  );

  test('with a text that is too long is too large, wherever the text stands', async () => {
    attach();
    const text = 'x'.repeat(11);
    expect(await socket.ask('say', { text })).toMatchObject({ error: { code: 'too_large' } });
    expect(await socket.ask('nest', { by: { text } })).toMatchObject({ error: { code: 'too_large' } });
  });

  test('that is refused never repeats what was sent', async () => {
    attach();
    const answer = await socket.ask('add', { a: 'my secret', extra: 'my secret' });
    expect(JSON.stringify(answer)).not.toContain('my secret');
  });

  test('without an ack is dropped: nobody would learn what became of it', async () => {
    let calls = 0;
    attach({
      add: async () => {
        calls += 1;
        return ok({ sum: 0 });
      },
    });
    socket.send('add', { a: 1 });
    socket.send('add');
    socket.send(undefined);
    socket.send();
    await new Promise((resolve) => setImmediate(resolve));
    expect(calls).toBe(0);
  });

  test('that the role may not make is forbidden before it is handled', async () => {
    let calls = 0;
    const say = async () => {
      calls += 1;
      return ok({});
    };
    attach({ say }, { may: (event) => event !== 'say' });
    expect(await socket.ask('say', { text: 'a' })).toMatchObject({ error: { code: 'forbidden' } });
    expect(calls).toBe(0);
    expect(await socket.ask('add', { a: 1 })).toMatchObject({ ok: true });
  });

  test('over the limit is told when to come again, garbage as well', async () => {
    attach({}, { wait: () => 700 });
    const limited = { ok: false, error: { code: 'rate_limited', detail: { retryInMs: '700' } } };
    expect(await socket.ask('add', { a: 1 })).toMatchObject(limited);
    expect(await socket.ask('add', 'garbage')).toMatchObject(limited);
  });
});

describe('a handler that breaks', () => {
  test.each([
    ['async', { say: () => Promise.reject(new Error('async')) }],
    [
      'sync',
      {
        say: (): never => {
          throw new Error('sync');
        },
      },
    ],
    ['with something that is no error', { say: () => Promise.reject('text') }],
  ])('%s becomes a typed error and is logged; the next request is handled', async (_how, over) => {
    attach(over);
    expect(await socket.ask('say', { text: 'a' })).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(logged).toMatchObject([{ fields: { event: 'say', actor: 'ana', code: 'internal' } }]);
    expect(await socket.ask('add', { a: 1 })).toMatchObject({ ok: true });
  });

  test('because the commit failed says that nothing was stored', async () => {
    attach({ say: () => Promise.reject(Object.assign(new Error('disk'), { name: 'CommitFailed' })) });
    expect(await socket.ask('say', { text: 'a' })).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  });
});

test('an event without a handler stops the start', () => {
  const { say: _say, ...rest } = calm;
  expect(() =>
    createHandle<C, Line<string>>({
      namespace: 'rep',
      contract,
      handlers: rest as Handlers<C, Line<string>>,
      may: () => true,
      meter: async () => null,
      nameOf: () => '',
      log,
      metrics: createMetrics(() => 0),
    }),
  ).toThrow('rep: no handler for say');
});

test('a socket that is gone is told of once', () => {
  attach();
  socket.leave();
  socket.leave();
  expect(closed).toBe(1);
});

test('draining lets what was begun end and refuses what comes', async () => {
  let finish = () => {};
  const handle = attach({
    say: () =>
      new Promise((resolve) => {
        finish = () => resolve(ok({}));
      }),
  });
  const begun = socket.ask('say', { text: 'a' });
  await new Promise((resolve) => setImmediate(resolve));
  let drained = false;
  const draining = handle.drain().then(() => {
    drained = true;
  });
  expect(await socket.ask('add', { a: 1 })).toMatchObject({ ok: false, error: { code: 'unavailable' } });
  expect(drained).toBe(false);
  finish();
  expect(await begun).toEqual({ ok: true, data: {} });
  await draining;
  expect(drained).toBe(true);
});
