import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { request } from '../../protocol/contract.ts';
import { fail, ok, type Result } from '../../protocol/result.ts';
import { createManualTime, settled } from '../tests/manual-time.ts';
import { createMemoryRouter } from '../tests/memory-socket.ts';
import { type Credentials, connect } from './connect.ts';
import { zodChecks } from './zod-checks.ts';

const contract = { 'time.now': request(z.object({}), z.object({ now: z.number() })) };
const pushes = { tick: z.object({ n: z.number() }), 'router.stopping': z.object({ retryInMs: z.number() }) };

function setUp(auth: () => Promise<Result<Credentials>> = async () => ok({ ticket: 'one-use' })) {
  const time = createManualTime();
  const router = createMemoryRouter();
  let wake = () => {};
  const make = () =>
    connect({
      url: 'https://router.test',
      namespace: '/rep',
      auth,
      checks: zodChecks(contract, pushes),
      protocol: 1,
      clock: time,
      timers: time,
      random: () => 0.5,
      openSocket: router.openSocket,
      wakeUps: (run) => {
        wake = run;
        return () => {};
      },
    });
  return { time, router, make, wake: () => wake() };
}

describe('connect', () => {
  it('sends fresh credentials and the protocol with each attempt', async () => {
    let n = 0;
    const { router, make, time } = setUp(async () => ok({ ticket: `t${++n}` }));
    const connection = make();
    expect(connection.getSnapshot().kind).toBe('connecting');
    await settled();
    expect(connection.getSnapshot()).toMatchObject({ kind: 'connected', epoch: 1 });
    router.cut();
    expect(connection.getSnapshot()).toMatchObject({ kind: 'reconnecting', epoch: 1 });
    await time.advance(1_000);
    expect(connection.getSnapshot()).toMatchObject({ kind: 'connected', epoch: 2 });
    expect(router.attempts).toEqual([
      { ticket: 't1', protocol: 1 },
      { ticket: 't2', protocol: 1 },
    ]);
  });

  it('knows after a sleep that its socket is a dead one, and keeps a living one', async () => {
    const { router, make, wake } = setUp();
    const connection = make();
    await settled();
    router.answer = () => new Promise(() => {});
    const asked = connection.request('time.now', {});
    wake();
    await settled();
    expect(connection.getSnapshot()).toMatchObject({ kind: 'connected', epoch: 1 });
    router.silentMs = 300_000;
    wake();
    expect(connection.getSnapshot()).toMatchObject({ kind: 'reconnecting', epoch: 1 });
    expect(await asked).toMatchObject({ error: { code: 'unavailable', detail: { cause: 'closed' } } });
    await settled();
    expect(connection.getSnapshot()).toMatchObject({ kind: 'connected', epoch: 2 });
  });

  it('answers a request with the parsed data of the ack, or its error', async () => {
    const { router, make } = setUp();
    const connection = make();
    await settled();
    router.answer = () => ok({ now: 5 });
    expect(await connection.request('time.now', {})).toEqual(ok({ now: 5 }));
    router.answer = () => fail('forbidden', 'no', { why: 'role' });
    expect(await connection.request('time.now', {})).toEqual(fail('forbidden', 'no', { why: 'role' }));
  });

  it.each([null, 7, {}, { ok: true }, { ok: true, data: { now: 'x' } }, { ok: false, error: { code: 'made_up' } }])(
    'answers internal where the ack is garbage: %j',
    async (garbage) => {
      const { router, make } = setUp();
      const connection = make();
      await settled();
      router.answer = () => garbage;
      expect(await connection.request('time.now', {})).toMatchObject({ ok: false, error: { code: 'internal' } });
    },
  );

  it('never leaves a request hanging: offline, no ack, closed meanwhile', async () => {
    const { router, make, time } = setUp();
    const connection = make();
    expect(await connection.request('time.now', {})).toMatchObject({ error: { detail: { cause: 'offline' } } });
    await settled();
    router.answer = () => new Promise(() => {});
    const unanswered = connection.request('time.now', {}, { timeoutMs: 3_000 });
    await time.advance(3_000);
    expect(await unanswered).toMatchObject({ error: { code: 'unavailable', detail: { cause: 'timeout' } } });
    const cut = connection.request('time.now', {});
    router.cut(1009);
    expect(await cut).toMatchObject({ error: { code: 'unavailable', detail: { cause: 'closed', code: '1009' } } });
  });

  it('passes on pushes of the right shape and drops the others', async () => {
    const { router, make } = setUp();
    const connection = make();
    await settled();
    const heard: number[] = [];
    const stop = connection.on('tick', ({ n }) => heard.push(n));
    router.push('tick', { n: 1 });
    router.push('tick', { n: 'one' });
    router.push('unheard', { n: 2 });
    await settled();
    stop();
    router.push('tick', { n: 3 });
    await settled();
    expect(heard).toEqual([1]);
  });

  it('waits longer from failure to failure, at most 6 s, and never gives up', async () => {
    const { router, make, time } = setUp();
    router.reachable = false;
    make();
    const waits: (number | null)[] = [];
    for (let n = 0; n < 8; n += 1) {
      await settled();
      waits.push(time.next());
      await time.advance(time.next() ?? 0);
    }
    expect(waits).toEqual([300, 600, 1200, 2400, 4500, 4500, 4500, 4500]);
  });

  it.each(['too_old', 'forbidden'] as const)('stops at the refusal %s and says so', async (code) => {
    const { router, make, time } = setUp();
    router.handshake = () => fail(code, 'no').error;
    const connection = make();
    await time.advance(60_000);
    expect(connection.getSnapshot()).toMatchObject({ kind: 'refused', error: { code } });
    expect(router.attempts).toHaveLength(1);
    router.handshake = () => null;
    connection.retry();
    await settled();
    expect(connection.getSnapshot().kind).toBe('connected');
  });

  it('takes an unauthenticated handshake for a ticket that ended on the way, once', async () => {
    const { router, make, time } = setUp();
    router.handshake = () => fail('unauthenticated', 'ticket ended').error;
    const connection = make();
    await time.advance(60_000);
    expect(connection.getSnapshot()).toMatchObject({ kind: 'refused', error: { code: 'unauthenticated' } });
    expect(router.attempts).toHaveLength(2);
  });

  it('is refused at once where there are no credentials, and tries again where they only could not be had', async () => {
    let answer: Result<Credentials> = fail('unavailable', 'no network');
    const { router, make, time } = setUp(async () => answer);
    const connection = make();
    await time.advance(5_000);
    expect(connection.getSnapshot().kind).toBe('connecting');
    answer = fail('unauthenticated', 'signed out');
    await time.advance(10_000);
    expect(connection.getSnapshot().kind).toBe('refused');
    expect(router.attempts).toEqual([]);
  });

  it('comes back after a stopping router when it said, spread over as long again', async () => {
    const { router, make, time } = setUp();
    const connection = make();
    await settled();
    router.push('router.stopping', { retryInMs: 4_000 });
    await settled();
    router.cut();
    expect(time.next()).toBe(6_000);
    await time.advance(6_000);
    expect(connection.getSnapshot()).toMatchObject({ kind: 'connected', epoch: 2 });
  });

  it('gives up an attempt that hangs, and ignores credentials that come too late', async () => {
    let deliver: (given: Result<Credentials>) => void = () => {};
    let calls = 0;
    const { router, make, time } = setUp(() => {
      calls += 1;
      if (calls > 1) return Promise.resolve(ok({ ticket: 'second' }));
      return new Promise((resolve) => {
        deliver = resolve;
      });
    });
    make();
    await time.advance(15_000 + 300);
    deliver(ok({ ticket: 'late' }));
    await settled();
    expect(router.attempts).toEqual([{ ticket: 'second', protocol: 1 }]);
  });

  it('tries at once when network or tab come back', async () => {
    const { router, make, time, wake } = setUp();
    router.reachable = false;
    const connection = make();
    await time.advance(30_000);
    router.reachable = true;
    wake();
    await settled();
    expect(connection.getSnapshot().kind).toBe('connected');
  });

  it('is over after close: no timer, no attempt, no pending request', async () => {
    const { router, make, time } = setUp();
    const connection = make();
    await settled();
    router.answer = () => new Promise(() => {});
    const pending = connection.request('time.now', {});
    connection.close();
    expect(await pending).toMatchObject({ ok: false, error: { code: 'unavailable' } });
    await time.advance(60_000);
    expect(connection.getSnapshot().kind).toBe('closed');
    expect(router.attempts).toHaveLength(1);
    expect(time.next()).toBeNull();
  });
});
