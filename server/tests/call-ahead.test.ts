import { describe, expect, it } from 'vitest';
import type { Result } from '../../shared/protocol/result.ts';
import { callTalk } from './support/call-talk.ts';

const why = (answer: Result<unknown>) => (answer.ok ? 'allowed' : (answer.error.detail?.why ?? answer.error.code));

/** A rep's call that rings at a visitor with two tabs. */
const ringing = async () => {
  const table = await callTalk();
  const { house, ada, maria, callId, adas, marias } = table;
  const tabs = house.core.ids.next();
  const heard: { to: string; seat: string; generation: number }[] = [];
  house.core.board.after('call.signaled', ({ to, signal: { seat, generation } }) =>
    heard.push({ to, seat, generation }),
  );
  const say = (who: typeof ada | typeof maria, seat: string, generation = 1) =>
    house.calls.signal(who, { callId, seat, generation, seq: 1, data: { type: 'again' } });
  await table.ring();
  return { ...table, adas, marias, tabs, heard, say };
};

describe('while a rep’s call rings', () => {
  it('the rep’s engine and the first of the visitor’s to speak hear each other, and no other tab does', async () => {
    const { ada, maria, adas, marias, tabs, heard, say, answer, house, callId } = await ringing();
    expect(why(await say(ada, adas))).toBe('elsewhere');
    expect(why(await say(maria, marias))).toBe('allowed');
    expect(why(await say(maria, tabs))).toBe('elsewhere');
    expect(why(await say(ada, tabs))).toBe('elsewhere');
    expect(why(await say(ada, adas))).toBe('allowed');
    expect(heard).toEqual([
      { to: 'rep', seat: adas, generation: 1 },
      { to: 'visitor', seat: marias, generation: 1 },
    ]);
    // It rings on as it did: nobody sits at the visitor's side.
    expect(await house.calls.current(maria)).toMatchObject({
      data: { call: { state: 'ringing', seats: { visitor: null } }, vacant: false },
    });
    expect(await answer()).toMatchObject({ data: { call: { state: 'connecting', joins: 0 } } });
    expect(why(await house.calls.connected(ada, { callId, seat: adas }))).toBe('allowed');
  });

  it('another tab may answer: both begin anew, and what the first one says is nobody’s', async () => {
    const { house, ada, maria, callId, adas, marias, tabs, heard, say } = await ringing();
    await say(maria, marias);
    expect(await house.calls.accept(maria, { callId, seat: tabs })).toMatchObject({
      data: { call: { state: 'connecting', joins: 1, seats: { visitor: tabs } } },
    });
    heard.length = 0;
    expect(why(await say(maria, marias))).toBe('elsewhere');
    expect(why(await say(maria, tabs, 1_001))).toBe('allowed');
    expect(why(await say(ada, adas, 1_001))).toBe('allowed');
    expect(heard).toEqual([
      { to: 'rep', seat: adas, generation: 1_001 },
      { to: 'visitor', seat: tabs, generation: 1_001 },
    ]);
  });

  it('a visitor who calls at the same time from another tab answers by it', async () => {
    const { house, maria, conversationId, marias, tabs, say } = await ringing();
    await say(maria, marias);
    const both = await house.calls.start(maria, { conversationId, callId: tabs, seat: tabs });
    expect(both).toMatchObject({ data: { call: { state: 'connecting', joins: 1, seats: { visitor: tabs } } } });
  });

  it('a page that spoke and went away ends nothing: another one answers', async () => {
    const { house, maria, callId, marias, tabs } = await ringing();
    house.calls.lineOpened('first tab');
    const told = { callId, seat: marias, generation: 1, seq: 1, data: { type: 'again' as const } };
    await house.calls.signal(maria, told, 'first tab');
    house.calls.lineClosed('first tab', false, true);
    await house.pass(15_000);
    expect(await house.calls.accept(maria, { callId, seat: tabs })).toMatchObject({
      data: { call: { state: 'connecting', joins: 1 } },
    });
  });

  it('nothing of it is left for the next call', async () => {
    const { house, ada, maria, conversationId, callId, adas, marias, tabs, say } = await ringing();
    await say(maria, marias);
    await house.calls.hangUp(ada, { callId });
    expect(why(await say(maria, marias))).toBe('ended');
    const next = house.core.ids.next();
    await house.calls.start(ada, { conversationId, callId: next, seat: adas });
    const first = { callId: next, seat: tabs, generation: 1, seq: 1, data: { type: 'again' as const } };
    expect(why(await house.calls.signal(maria, first))).toBe('allowed');
    expect(await house.calls.accept(maria, { callId: next, seat: tabs })).toMatchObject({
      data: { call: { joins: 0 } },
    });
  });

  it('nobody else speaks to its rep', async () => {
    const { house, heard, say } = await ringing();
    const bela = await house.rep('Bela Novak', 'away');
    await house.ask('noah');
    expect(why(await say(bela, house.core.ids.next()))).toBe('not_found');
    expect(why(await say(house.visitorOf('noah'), house.core.ids.next()))).toBe('not_found');
    expect(heard).toEqual([]);
  });
});

describe('while a visitor’s call rings', () => {
  it('the first console that listens hears what the visitor’s engine said, and the visitor hears nothing of it', async () => {
    const { house, ada, maria, conversationId, callId, adas, marias } = await callTalk();
    const heard: { to: string; seat: string; seq: number }[] = [];
    house.core.board.after('call.signaled', ({ to, signal: { seat, seq } }) => heard.push({ to, seat, seq }));
    const offer = (seq: number) => ({ generation: 1, seq, data: { type: 'offer' as const, sdp: 'v=0' } });
    await house.calls.start(maria, { conversationId, callId, seat: marias, signals: [offer(1)] });
    expect(why(await house.calls.signal(maria, { callId, seat: marias, ...offer(2) }))).toBe('allowed');
    expect(heard).toEqual([]);
    const listens = { callId, generation: 1, seq: 1, data: { type: 'again' as const } };
    expect(why(await house.calls.signal(ada, { ...listens, seat: adas }))).toBe('allowed');
    expect(why(await house.calls.signal(ada, { ...listens, seat: house.core.ids.next() }))).toBe('elsewhere');
    expect(heard).toEqual([
      { to: 'rep', seat: adas, seq: 1 },
      { to: 'rep', seat: adas, seq: 2 },
    ]);
    expect(await house.calls.accept(ada, { callId, seat: adas })).toMatchObject({ data: { call: { joins: 0 } } });
  });
});
