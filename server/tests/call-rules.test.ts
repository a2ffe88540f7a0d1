import { describe, expect, it } from 'vitest';
import type { Call } from '../../shared/domain/call.ts';
import type { Result } from '../../shared/protocol/result.ts';
import { readColleagues } from '../features/conversations/colleagues-repository.ts';
import { readInbox } from '../features/conversations/inbox-repository.ts';
import { callTalk } from './support/call-talk.ts';

const callOf = (answer: Result<{ call: Call | null }>): Call => {
  if (!answer.ok || !answer.data.call) throw new Error(answer.ok ? 'no call' : answer.error.message);
  return answer.data.call;
};
const why = (answer: Result<unknown>) => (answer.ok ? 'allowed' : (answer.error.detail?.why ?? answer.error.code));

describe('a call', () => {
  it('rings, is answered, has sound, and lies in the conversation with its length', async () => {
    const { house, maria, callId, marias, ring, answer, connect, last } = await callTalk();
    expect(callOf(await ring())).toMatchObject({ id: callId, state: 'ringing', startedBy: 'rep' });
    await house.pass(3_000);
    expect(callOf(await answer())).toMatchObject({ state: 'connecting', seats: { visitor: marias } });
    expect(callOf(await connect())).toMatchObject({ state: 'connected' });
    await house.pass(134_000);
    expect(callOf(await house.calls.hangUp(maria, { callId }))).toMatchObject({
      state: 'ended',
      reason: 'hung_up',
      endedBy: 'visitor',
      seconds: 134,
    });
    expect(await last()).toEqual({ callId, startedBy: 'rep', reason: 'hung_up', seconds: 134 });
    expect(await house.calls.current(maria)).toEqual({ ok: true, data: { call: null, vacant: false } });
  });

  it('is started once, answered once, and hung up as often as anybody likes', async () => {
    const { house, ada, maria, callId, ring, answer, last } = await callTalk();
    expect(callOf(await ring())).toEqual(callOf(await ring()));
    expect(callOf(await answer())).toEqual(callOf(await answer()));
    expect(why(await house.calls.accept(maria, { callId, seat: house.core.ids.next() }))).toBe('elsewhere');
    const ended = callOf(await house.calls.hangUp(ada, { callId }));
    expect(callOf(await house.calls.hangUp(maria, { callId }))).toEqual(ended);
    expect(callOf(await ring())).toEqual(ended);
    expect(why(await answer())).toBe('ended');
    expect((await last()).reason).toBe('hung_up');
    expect((await house.rows('events')).filter((event) => event.type === 'call')).toHaveLength(1);
  });

  it('that nobody answers is missed, canceled, or declined, by who ended it', async () => {
    const { house, ada, maria, callId, conversationId, ring, last } = await callTalk();
    await ring();
    await house.pass(26_000);
    expect(await last()).toMatchObject({ callId, reason: 'missed', seconds: 0 });
    const second = house.core.ids.next();
    await house.calls.start(ada, { conversationId, callId: second, seat: second });
    await house.calls.hangUp(ada, { callId: second });
    expect(await last()).toMatchObject({ callId: second, reason: 'canceled' });
    const third = house.core.ids.next();
    await house.calls.start(maria, { conversationId, callId: third, seat: third });
    await house.calls.hangUp(ada, { callId: third });
    expect(await last()).toMatchObject({ callId: third, startedBy: 'visitor', reason: 'declined' });
  });

  it('is taken up by another engine of its side once the one that has it is gone, and only then', async () => {
    const { house, ada, maria, callId, adas, marias, ring, answer, connect } = await callTalk();
    const next = house.core.ids.next();
    const rejoin = () => house.calls.rejoin(maria, { callId, seat: next }, 'line 2');
    await ring();
    expect(callOf(await rejoin())).toMatchObject({ state: 'ringing', joins: 0 });
    house.calls.lineOpened('line 1');
    await house.calls.accept(maria, { callId, seat: marias }, 'line 1');
    await connect();
    const current = async () => (await house.calls.current(maria)) as { ok: true; data: object };
    expect(await current()).toMatchObject({ data: { vacant: false } });
    expect(why(await rejoin())).toBe('elsewhere');
    expect(why(await house.calls.rejoin(ada, { callId: next, seat: next }))).toBe('not_found');
    house.calls.lineClosed('line 1', false);
    expect(await current()).toMatchObject({ data: { vacant: true } });
    house.calls.lineOpened('line 2');
    const heard: unknown[] = [];
    house.core.board.after('call.signaled', (told) => heard.push(told));
    expect(callOf(await rejoin())).toMatchObject({ state: 'connected', joins: 1, seats: { visitor: next, rep: adas } });
    expect(callOf(await rejoin())).toMatchObject({ joins: 1 });
    expect(await current()).toMatchObject({ data: { vacant: false, call: { joins: 1 } } });
    // What the former engine still says is nobody's, and its going ends nothing.
    const signal = { callId, generation: 1, seq: 1, data: { type: 'again' as const } };
    expect(why(await house.calls.signal(maria, { ...signal, seat: marias }))).toBe('elsewhere');
    expect(why(await house.calls.signal(ada, { ...signal, seat: adas }))).toBe('allowed');
    expect(heard).toMatchObject([{ to: 'visitor', signal: { seat: next } }]);
    await house.pass(60_000);
    expect(await current()).toMatchObject({ data: { call: { state: 'connected' } } });
    await house.calls.hangUp(ada, { callId });
    expect(why(await rejoin())).toBe('ended');
    expect(await answer()).toMatchObject({ ok: false });
  });

  it('that is answered and stays silent fails', async () => {
    const { house, callId, ring, answer, last } = await callTalk();
    await ring();
    await answer();
    await house.pass(61_000);
    expect(await last()).toMatchObject({ callId, reason: 'failed', seconds: 0 });
  });

  it('from both sides at once is one call: the second answers the first', async () => {
    const { house, ada, maria, conversationId, callId, ring, marias } = await callTalk();
    const other = house.core.ids.next();
    const [first, second] = await Promise.all([
      ring(),
      house.calls.start(maria, { conversationId, callId: other, seat: marias }),
    ]);
    expect(callOf(first)).toMatchObject({ id: callId });
    expect(callOf(second)).toMatchObject({ id: callId, state: 'connecting', seats: { visitor: marias } });
    expect(why(await house.calls.start(ada, { conversationId, callId: other, seat: other }))).toBe('in_call');
    expect(await house.rows('calls')).toHaveLength(1);
  });

  it('is for the two of the conversation alone', async () => {
    const { house, maria, conversationId, callId, adas, marias, ring, answer } = await callTalk();
    const bela = await house.rep('Bela Novak', 'away');
    const other = house.core.ids.next();
    expect(why(await house.calls.start(bela, { conversationId, callId: other, seat: other }))).toBe('forbidden');
    await ring();
    expect(why(await house.calls.accept(bela, { callId, seat: other }))).toBe('not_found');
    expect(why(await house.calls.hangUp(bela, { callId }))).toBe('not_found');
    await house.ask('noah');
    expect(why(await house.calls.accept(house.visitorOf('noah'), { callId, seat: other }))).toBe('not_found');
    const heard: unknown[] = [];
    house.core.board.after('call.signaled', (told) => heard.push(told));
    const signal = { callId, generation: 1, seq: 1, data: { type: 'again' as const } };
    await answer();
    expect(why(await house.calls.signal(maria, { ...signal, seat: other }))).toBe('elsewhere');
    expect(why(await house.calls.signal(bela, { ...signal, seat: adas }))).toBe('not_found');
    expect(heard).toEqual([]);
    expect(why(await house.calls.signal(maria, { ...signal, seat: marias }))).toBe('allowed');
    expect(heard).toMatchObject([{ to: 'rep', signal: { ...signal, seat: adas } }]);
  });

  it('needs a running conversation, and somebody there to answer', async () => {
    const { house, ada, maria, conversationId, callId, ring } = await callTalk();
    await house.lease('maria', 'stepped_away');
    expect(why(await ring())).toBe('away');
    await house.lease('maria', 'here');
    await house.presence.socketClosed(ada.personId);
    await house.pass(11_000);
    expect(why(await house.calls.start(maria, { conversationId, callId, seat: callId }))).toBe('away');
    await house.presence.socketOpened(ada.personId);
    await house.close(conversationId);
    expect(why(await ring())).toBe('not_talking');
  });

  it('is one of its rep: a second visitor hears that they are busy, and the rep reads of it once, there and then', async () => {
    const { house, ada, maria, callId, adas, conversationId, last } = await callTalk();
    const second = await house.ask('noah');
    await house.routing.accept(ada, (await house.onlyOffer(ada)).id);
    await house.calls.start(ada, { conversationId: second.conversationId, callId, seat: callId });
    const notices: unknown[] = [];
    house.core.board.after('desk.notice', (notice) => notices.push(notice));
    const call = async () => {
      const seat = house.core.ids.next();
      return why(await house.calls.start(maria, { conversationId, callId: seat, seat }));
    };
    expect([await call(), await call()]).toEqual(['busy', 'busy']);
    expect(await last()).toMatchObject({ startedBy: 'visitor', reason: 'busy', seconds: 0 });
    expect((await house.rows('events')).filter((event) => event.type === 'call')).toHaveLength(1);
    expect(notices).toEqual([{ personId: ada.personId, notice: { kind: 'called', conversationId } }]);
    // The rep, who knows, reads it on the spot.
    expect(why(await house.calls.start(ada, { conversationId, callId: adas, seat: adas }))).toBe('busy');
    expect(notices).toHaveLength(1);
    // Another call is in the way of another one.
    await house.calls.hangUp(ada, { callId });
    const next = house.core.ids.next();
    await house.calls.start(ada, { conversationId: second.conversationId, callId: next, seat: next });
    expect([await call(), notices.length]).toEqual(['busy', 2]);
  });

  it.each([
    [
      'the visitor left for good',
      (house: Awaited<ReturnType<typeof callTalk>>) => house.house.lease('maria', 'left'),
      'left',
    ],
    [
      'the conversation was closed',
      ({ house, conversationId }: Awaited<ReturnType<typeof callTalk>>) => house.close(conversationId),
      'hung_up',
    ],
    [
      'the rep stayed away',
      async ({ house, ada }: Awaited<ReturnType<typeof callTalk>>) => {
        await house.presence.socketClosed(ada.personId);
        await house.pass(80_000);
      },
      'left',
    ],
  ])('ends when %s', async (_what, happens, reason) => {
    const table = await callTalk();
    await table.ring();
    await table.answer();
    await table.connect();
    await happens(table);
    expect(await table.last()).toMatchObject({ reason });
    expect(await table.house.rows('calls')).toMatchObject([{ state: 'ended', end_reason: reason }]);
  });

  it('outlives a socket that is gone for a moment, and a restart of the router; what rang is missed', async () => {
    const { house, ada, callId, ring, answer, connect, last } = await callTalk();
    await ring();
    await answer();
    await connect();
    await house.lease('maria', 'stepped_away');
    await house.presence.socketClosed(ada.personId);
    await house.pass(9_000);
    expect(callOf(await house.calls.current(ada))).toMatchObject({ state: 'connected' });
    const next = await house.restart();
    expect(callOf(await next.calls.current(ada))).toMatchObject({ id: callId, state: 'connected' });
    await next.calls.hangUp(ada, { callId });
    expect(await last()).toMatchObject({ callId, reason: 'hung_up' });

    const again = await callTalk();
    await again.ring();
    await again.house.restart();
    expect(await again.last()).toMatchObject({ reason: 'missed' });
  });

  it('whose answer or end was not stored waits on: it is missed in its time, and its rep is free again', async () => {
    const { house, maria, callId, ring, answer, last } = await callTalk();
    await ring();
    /** Another command of the same moment makes the commit fail, and nothing of either is stored. */
    const breaks = () =>
      house.store.run(async (tx) => {
        await tx.k.executeQuery({
          sql: 'pragma defer_foreign_keys = on',
          parameters: [],
          query: { kind: 'RawNode' },
        } as never);
        await tx.k
          .insertInto('availability')
          .values({ rep_id: 'nobody', weekday: 1, from_min: 0, to_min: 60 })
          .execute();
      });
    for (const act of [answer, () => house.calls.hangUp(maria, { callId })]) {
      const both = await Promise.allSettled([act(), breaks()]);
      expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    }
    expect(await house.rows('calls')).toMatchObject([{ state: 'ringing' }]);
    await house.pass(26_000);
    expect(await last()).toMatchObject({ callId, reason: 'missed' });
    expect([...house.presence.everybody()].map(({ inCall }) => inCall)).toEqual([false]);
  });

  it('that connects is a conversation: no first message is waited for any more', async () => {
    const { house, ring, answer, connect } = await callTalk();
    await ring();
    await answer();
    await connect();
    expect(await house.rows('work_items')).toMatchObject([{ outcome: 'conversation', state: 'assigned' }]);
    await house.pass(61_000);
    expect(await house.rows('work_items')).toMatchObject([{ outcome: 'conversation', state: 'assigned' }]);
    expect((await house.replay()).differing).toEqual([]);
  });

  it('that connects answers the visitor: no clock of waiting runs on, and what they write while they talk counts from its end', async () => {
    const { house, ada, maria, conversationId, callId, ring, answer, connect } = await callTalk();
    const bela = await house.rep('Bela Novak', 'away');
    const waitsSince = async () => [
      (await readInbox(house.store.k, ada.personId)).rows.map((row) => row.waitingSince),
      (await readColleagues(house.store.k, 10)).rows.map((row) => row.waitingSince),
    ];
    const waits = (since: number | null) => [[since], [since]];
    await house.say(ada, conversationId, 'Hello!');
    const asked = house.clock.now();
    await house.say(maria, conversationId, 'Can we talk?');
    await ring();
    await answer();
    expect(await waitsSince()).toEqual(waits(asked));
    await connect();
    expect(await waitsSince()).toEqual(waits(null));
    await house.pass(60_000);
    await house.say(maria, conversationId, 'maria@example.com');
    expect(await waitsSince()).toEqual(waits(null));
    await house.pass(60_000);
    await house.calls.hangUp(maria, { callId });
    expect(await waitsSince()).toEqual(waits(house.clock.now()));
    // Answered by voice alone, it is offered to nobody though the rep goes.
    await house.say(ada, conversationId, 'Noted.');
    await house.say(maria, conversationId, 'One more thing');
    const second = house.core.ids.next();
    await house.calls.start(ada, { conversationId, callId: second, seat: second });
    await house.calls.accept(maria, { callId: second, seat: bela.personId });
    await house.calls.connected(ada, { callId: second, seat: second });
    await house.calls.hangUp(maria, { callId: second });
    await house.presence.set(bela, 'available');
    await house.presence.set(ada, 'offline');
    await house.pass(91_000);
    expect(await house.offersOf(bela.personId)).toEqual([]);
  });

  it('takes its rep out of routing, and gives the oldest who waits to them when it is over', async () => {
    const { house, ada, callId, ring, answer } = await callTalk();
    await ring();
    await house.ask('noah');
    expect(await house.offersOf(ada.personId)).toEqual([]);
    expect(await house.rows('work_items')).toMatchObject([{}, { state: 'pending', booker_shown_at: null }]);
    await answer();
    await house.calls.hangUp(ada, { callId });
    expect((await house.onlyOffer(ada)).visitor.id).toBe(house.visitorOf('noah').visitorId);
    expect((await house.replay()).differing).toEqual([]);
  });

  it('that begins takes back what its rep was offered; one that only rings at them does not', async () => {
    const { house, ada, maria, conversationId, callId, marias } = await callTalk();
    await house.ask('noah');
    expect(await house.offersOf(ada.personId)).toHaveLength(1);
    await house.calls.start(maria, { conversationId, callId, seat: marias });
    expect(await house.offersOf(ada.personId)).toHaveLength(1);
    await house.calls.accept(ada, { callId, seat: house.core.ids.next() });
    expect(await house.offersOf(ada.personId)).toEqual([]);
    expect((await house.rows('reservations')).map((row) => row.state)).toEqual(['accepted', 'rescinded']);
  });
});
