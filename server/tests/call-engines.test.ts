import { describe, expect, it } from 'vitest';
import type { Result } from '../../shared/protocol/result.ts';
import { callTalk } from './support/call-talk.ts';

const why = (answer: Result<unknown>) => (answer.ok ? 'allowed' : (answer.error.detail?.why ?? answer.error.code));

describe('an engine of a call', () => {
  /** Both sides by sockets of their own, as tabs and windows have them. */
  const seated = async () => {
    const table = await callTalk();
    const { house, ada, maria, conversationId, callId, adas, marias } = table;
    for (const line of ['adas tab', 'marias tab']) house.calls.lineOpened(line);
    const start = () => house.calls.start(ada, { conversationId, callId, seat: adas }, 'adas tab');
    const accept = () => house.calls.accept(maria, { callId, seat: marias }, 'marias tab');
    const connect = async () => {
      await start();
      await accept();
      await house.calls.connected(ada, { callId, seat: adas }, 'adas tab');
    };
    const dies = (line: 'adas tab' | 'marias tab', silent = false) => house.calls.lineClosed(line, silent);
    const phase = async () => (await house.rows('calls'))[0]?.state;
    return { ...table, start, accept, connect, dies, phase };
  };

  it('that dies between its answer and the first sound ends the call in ten seconds, not in sixty', async () => {
    const { house, start, accept, dies, phase, last } = await seated();
    await start();
    await accept();
    dies('marias tab');
    await house.pass(9_999);
    expect(await phase()).toBe('connecting');
    await house.pass(1);
    expect(await last()).toMatchObject({ reason: 'left', seconds: 0 });
  });

  it('whose page goes away in a talk is told to the rep at once, and one whose line breaks is not', async () => {
    const { house, ada, maria, marias, callId, connect, dies } = await seated();
    const told: unknown[] = [];
    house.core.board.after('call.page_left', (signal) => told.push(signal));
    await connect();
    dies('marias tab');
    await house.pass(0);
    expect(told).toEqual([]);
    house.calls.lineOpened('marias tab');
    await house.calls.current(maria, marias, 'marias tab');
    house.calls.lineClosed('marias tab', false, true);
    await house.pass(0);
    expect(told).toEqual([{ repId: ada.personId, news: { callId, waitsMs: 20_000 } }]);
  });

  it('whose last word comes after its end is not waited for either', async () => {
    const { house, start, accept, dies, last } = await seated();
    await start();
    dies('marias tab');
    await accept();
    await house.pass(10_000);
    expect(await last()).toMatchObject({ reason: 'left' });
  });

  it('that calls and dies stops ringing', async () => {
    const { house, start, dies, last } = await seated();
    await start();
    dies('adas tab');
    await house.pass(10_000);
    expect(await last()).toMatchObject({ reason: 'canceled' });
  });

  it('that comes back by another socket in time has its call as before', async () => {
    const { house, maria, marias, start, accept, dies, phase } = await seated();
    await start();
    await accept();
    dies('marias tab');
    await house.pass(8_000);
    house.calls.lineOpened('marias next');
    await house.calls.current(maria, marias, 'marias next');
    await house.pass(30_000);
    expect(await phase()).toBe('connecting');
  });

  it('that both sides reloaded ends a connected call: nobody shows it as open in another tab for ever', async () => {
    const { house, connect, dies, phase, last } = await seated();
    await connect();
    dies('marias tab');
    dies('adas tab');
    // A page has 20 seconds to be loaded anew, a console 45 to be started again.
    await house.pass(44_999);
    expect(await phase()).toBe('connected');
    await house.pass(1);
    expect(await last()).toMatchObject({ reason: 'left' });
  });

  it('that is gone from a connected call ends it at the other one’s next attempt to reach it', async () => {
    const { house, ada, callId, adas, connect, dies, phase, last } = await seated();
    await connect();
    dies('marias tab');
    const again = { callId, seat: adas, generation: 2, seq: 1, data: { type: 'again' as const } };
    await house.pass(19_000);
    expect(why(await house.calls.signal(ada, again, 'adas tab'))).toBe('allowed');
    await house.pass(11_000);
    // The other one may hear it all the same, engine to engine.
    expect(await phase()).toBe('connected');
    await house.calls.signal(ada, { ...again, seq: 2 }, 'adas tab');
    expect(await last()).toMatchObject({ reason: 'left', seconds: 30 });
  });

  it('whose network is cut for half a minute keeps its call', async () => {
    const { house, ada, callId, adas, connect, dies, phase } = await seated();
    await connect();
    dies('marias tab', true);
    await house.pass(30_000);
    const again = { callId, seat: adas, generation: 2, seq: 1, data: { type: 'again' as const } };
    expect(why(await house.calls.signal(ada, again, 'adas tab'))).toBe('allowed');
    expect(await phase()).toBe('connected');
  });

  it('has a minute to come back after a start of the router, and so has the other one', async () => {
    const { house, connect, last } = await seated();
    await connect();
    const next = await house.restart();
    await next.pass(59_999);
    expect(await next.rows('calls')).toMatchObject([{ state: 'connected' }]);
    await next.pass(1);
    expect(await last()).toMatchObject({ reason: 'left' });
  });
});
