import { describe, expect, it } from 'vitest';
import type { Demo } from '../../shared/domain/demo.ts';
import type { Result } from '../../shared/protocol/result.ts';
import { routingHouse } from './support/routing-house.ts';

const demoOf = (answer: Result<{ demo: Demo | null }>): Demo => {
  if (!answer.ok || !answer.data.demo) throw new Error(answer.ok ? 'no demo' : answer.error.message);
  return answer.data.demo;
};
const why = (answer: Result<unknown>) => (answer.ok ? 'allowed' : (answer.error.detail?.why ?? answer.error.code));

/** A rep and a visitor in a running conversation. */
const talk = async () => {
  const house = await routingHouse();
  const ada = await house.rep('Ada Lind');
  const { conversationId } = await house.ask('maria');
  await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
  const maria = house.visitorOf('maria');
  const { next } = house.core.ids;
  const [demoId, adas, marias] = [next(), next(), next()];
  const show = (line?: string) => house.demos.start(ada, { conversationId, demoId, seat: adas }, line);
  const watch = (seat = marias, line?: string) => house.demos.watch(maria, { demoId, seat }, line);
  const entries = async (): Promise<unknown[]> =>
    (await house.rows('events')).filter(({ type }) => type === 'demo').map(({ data }) => JSON.parse(String(data)));
  const row = async () => (await house.rows('demos'))[0];
  return { house, ada, maria, conversationId, demoId, adas, marias, show, watch, entries, row };
};

describe('a demo', () => {
  it('is asked for, watched, stopped, and lies in the conversation with its length', async () => {
    const { house, ada, maria, conversationId, demoId, adas, marias, show, watch, entries } = await talk();
    expect(demoOf(await show())).toMatchObject({ id: demoId, state: 'asked', callId: null });
    expect(house.demos.liveIn(conversationId)).toBe(demoId);
    await house.pass(5_000);
    expect(demoOf(await watch())).toMatchObject({ state: 'running', seats: { rep: adas, visitor: marias }, joins: 0 });
    await house.pass(240_000);
    expect(demoOf(await house.demos.stop(ada, { demoId }))).toMatchObject({
      state: 'ended',
      reason: 'stopped',
      endedBy: 'rep',
      seconds: 240,
    });
    expect(await entries()).toEqual([{ demoId, seconds: 240 }]);
    expect(house.demos.liveIn(conversationId)).toBeNull();
    expect(await house.demos.current(maria, marias)).toEqual({ ok: true, data: { demo: null } });
  });

  it('is begun once, and stopped as often as anybody likes', async () => {
    const { house, ada, maria, conversationId, demoId, show, watch, entries } = await talk();
    expect(demoOf(await show())).toEqual(demoOf(await show()));
    const other = house.core.ids.next();
    expect(why(await house.demos.start(ada, { conversationId, demoId: other, seat: other }))).toBe('showing');
    await watch();
    const ended = demoOf(await house.demos.stop(maria, { demoId }));
    expect(ended).toMatchObject({ reason: 'stopped', endedBy: 'visitor' });
    expect(demoOf(await house.demos.stop(ada, { demoId }))).toEqual(ended);
    expect(demoOf(await show())).toEqual(ended);
    expect(why(await watch())).toBe('ended');
    expect(await entries()).toHaveLength(1);
  });

  it('that is watched answers the visitor, once', async () => {
    const { house, ada, maria, conversationId, demoId, show, watch } = await talk();
    const waits = async () => (await house.rows('conversations'))[0]?.unanswered_since;
    await house.say(ada, conversationId, 'Hello!');
    await house.say(maria, conversationId, 'Can you show me?');
    await show();
    expect(await waits()).toBe(house.clock.now());
    await watch();
    expect(await waits()).toBeNull();
    await house.say(maria, conversationId, 'What is that on the left?');
    await watch(house.core.ids.next());
    expect(await waits()).toBe(house.clock.now());
    await house.demos.stop(ada, { demoId });
  });

  it('that the visitor does not want, or does not answer, was never watched', async () => {
    const { house, ada, maria, conversationId, demoId, show, entries, row } = await talk();
    await show();
    expect(demoOf(await house.demos.stop(maria, { demoId }))).toMatchObject({ reason: 'declined', seconds: 0 });
    const second = house.core.ids.next();
    await house.demos.start(ada, { conversationId, demoId: second, seat: second });
    await house.pass(61_000);
    expect(await entries()).toEqual([
      { demoId, seconds: 0 },
      { demoId: second, seconds: 0 },
    ]);
    expect((await row())?.state).toBe('ended');
    expect((await house.rows('demos')).map(({ end_reason: reason }) => reason).sort()).toEqual(['declined', 'missed']);
  });

  it('is watched in the tab that said so last', async () => {
    const { house, maria, ada, demoId, adas, marias, show, watch } = await talk();
    const heard: unknown[] = [];
    house.core.board.after('demo.signaled', (told) => heard.push(told));
    await show();
    await watch();
    const tab = house.core.ids.next();
    expect(demoOf(await watch(tab))).toMatchObject({ joins: 1, seats: { visitor: tab } });
    const signal = { demoId, generation: 1, seq: 1, data: { type: 'again' as const } };
    expect(why(await house.demos.signal(maria, { ...signal, seat: marias }))).toBe('elsewhere');
    expect(why(await house.demos.signal(ada, { ...signal, seat: adas }))).toBe('allowed');
    expect(heard).toMatchObject([{ to: 'visitor', signal: { seat: tab } }]);
  });

  it('is for the two of the conversation alone, and needs a running one', async () => {
    const { house, ada, conversationId, demoId, show, watch } = await talk();
    const bela = await house.rep('Bela Novak', 'away');
    const other = house.core.ids.next();
    expect(why(await house.demos.start(bela, { conversationId, demoId: other, seat: other }))).toBe('forbidden');
    await show();
    expect(why(await house.demos.stop(bela, { demoId }))).toBe('not_found');
    await house.ask('noah');
    expect(why(await house.demos.watch(house.visitorOf('noah'), { demoId, seat: other }))).toBe('not_found');
    await watch();
    await house.lease('maria', 'stepped_away');
    await house.demos.stop(ada, { demoId });
    expect(why(await house.demos.start(ada, { conversationId, demoId: other, seat: other }))).toBe('away');
  });

  it('ends with the call in which it was shown, and not with another one', async () => {
    const { house, ada, maria, conversationId, demoId, adas, marias, show, watch, row } = await talk();
    const call = async (callId: string) => {
      await house.calls.start(ada, { conversationId, callId, seat: adas });
      await house.calls.accept(maria, { callId, seat: marias });
      await house.calls.connected(ada, { callId, seat: adas });
    };
    const [first, second] = [house.core.ids.next(), house.core.ids.next()];
    await call(first);
    expect(demoOf(await show())).toMatchObject({ callId: first });
    await watch();
    await house.calls.hangUp(maria, { callId: first });
    expect(await row()).toMatchObject({ state: 'ended', end_reason: 'call_over' });
    const later = house.core.ids.next();
    await house.demos.start(ada, { conversationId, demoId: later, seat: adas });
    await house.demos.watch(maria, { demoId: later, seat: marias });
    await call(second);
    await house.calls.hangUp(ada, { callId: second });
    expect(demoOf(await house.demos.current(ada, adas))).toMatchObject({ id: later, state: 'running' });
    expect(demoId).not.toBe(later);
  });

  it('ends where its console is gone: at once with the next one, else after the time a socket has', async () => {
    const { house, ada, show, watch, row } = await talk();
    house.demos.lineOpened('line 1');
    await show('line 1');
    await watch();
    house.demos.lineClosed('line 1', false);
    await house.pass(9_000);
    expect(await row()).toMatchObject({ state: 'running' });
    const again = house.core.ids.next();
    expect(await house.demos.current(ada, again)).toEqual({ ok: true, data: { demo: null } });
    expect(await row()).toMatchObject({ state: 'ended', end_reason: 'left', ended_by: 'rep' });
  });

  it('ends by itself where its console stays away, and outlives a socket that comes back', async () => {
    const { house, ada, adas, show, watch, row } = await talk();
    house.demos.lineOpened('line 1');
    await show('line 1');
    await watch();
    house.demos.lineClosed('line 1', false);
    house.demos.lineOpened('line 2');
    expect(demoOf(await house.demos.current(ada, adas, 'line 2'))).toMatchObject({ state: 'running' });
    await house.pass(30_000);
    expect(await row()).toMatchObject({ state: 'running' });
    house.demos.lineClosed('line 2', false);
    await house.pass(11_000);
    expect(await row()).toMatchObject({ state: 'ended', end_reason: 'left', ended_by: 'rep' });
  });

  it('waits longer for a visitor whose page is loaded anew, and ends with the conversation', async () => {
    const { house, maria, marias, show, watch, row } = await talk();
    house.demos.lineOpened('tab');
    await show();
    await watch(marias, 'tab');
    house.demos.lineClosed('tab', false);
    await house.pass(15_000);
    expect(await row()).toMatchObject({ state: 'running' });
    const next = house.core.ids.next();
    house.demos.lineOpened('tab 2');
    expect(demoOf(await watch(next, 'tab 2'))).toMatchObject({ joins: 1 });
    await house.pass(60_000);
    expect(demoOf(await house.demos.current(maria, next, 'tab 2'))).toMatchObject({ state: 'running' });
    await house.lease('maria', 'left');
    expect(await row()).toMatchObject({ state: 'ended', end_reason: 'left', ended_by: 'visitor' });
  });
});
