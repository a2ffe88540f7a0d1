import { describe, expect, it } from 'vitest';
import { createCallHouse } from '../tests/call-house.ts';
import { trackOf } from '../tests/fake-sound.ts';
import { answerAgainMs } from './create-call-engine.ts';

const phases = (house: ReturnType<typeof createCallHouse>) => [house.rep.view().phase, house.visitor.view().phase];

describe('a page that goes in the middle of a call', () => {
  /** The visitor's page talks, then is loaded anew: its engine is closed and another one starts on what it kept. */
  const reload = async (house: ReturnType<typeof createCallHouse>) => {
    const kept = { id: null, call: null };
    house.visitor.engine.close();
    const first = house.makeSide('visitor', kept);
    house.rep.engine.start(house.conversationId);
    await house.settle();
    first.engine.accept();
    await house.settle();
    expect(first.view().phase).toBe('connected');
    first.engine.leave();
    first.engine.close();
    first.cut();
    return { kept, again: () => house.makeSide('visitor', kept) };
  };

  it('and comes back is in the same call again, without ringing, and both hear each other', async () => {
    const house = createCallHouse();
    const { again } = await reload(house);
    const seen: string[] = [];
    house.rep.engine.subscribe(() => seen.push(house.rep.view().phase));
    const [call] = [...house.calls.values()];
    const next = again();
    await house.settle();
    house.leaveSeat('visitor');
    await house.time.advance(1_000);
    expect(phases(house)[0]).toBe('connected');
    expect(next.view()).toMatchObject({ phase: 'connected', call: { id: call?.id, joins: 1 } });
    expect(trackOf(next.view().remote)).toBe(trackOf(house.rep.view().local));
    expect(trackOf(house.rep.view().remote)).toBe(trackOf(next.view().local));
    expect(next.view().connectedAt).toBe(house.rep.view().connectedAt);
    expect(seen).not.toContain('ringing');
    expect(house.calls.size).toBe(1);
  });

  it('and comes back while the router cannot take it for a moment is in the call as soon as it can', async () => {
    const house = createCallHouse();
    const { again } = await reload(house);
    const next = again();
    let answers = (): void => {};
    next.microphone.slow = new Promise((resolve) => {
      answers = resolve;
    });
    await house.settle();
    house.leaveSeat('visitor');
    await house.time.advance(1_000);
    next.limit(true);
    answers();
    await house.settle();
    await house.time.advance(answerAgainMs);
    expect(next.view()).toMatchObject({ phase: 'asking', refusal: null });
    next.limit(false);
    await house.time.advance(answerAgainMs);
    await house.settle();
    expect(phases(house)[0]).toBe('connected');
    expect(next.view()).toMatchObject({ phase: 'connected', call: { joins: 1 } });
  });

  it('is not pushed out by a page that only was loaded with the same memory', async () => {
    const house = createCallHouse();
    const kept = { id: null, call: null };
    const first = house.makeSide('visitor', kept);
    house.rep.engine.start(house.conversationId);
    await house.settle();
    first.engine.accept();
    await house.settle();
    const twin = house.makeSide('visitor', { ...kept });
    await house.time.advance(10_000);
    expect(twin.view()).toMatchObject({ phase: 'elsewhere', vacant: false });
    expect(first.view().phase).toBe('connected');
  });

  it('is offered to another window, which goes on with it where the person wants it', async () => {
    const house = createCallHouse();
    await house.talk();
    const other = house.makeSide('rep');
    await house.settle();
    expect(other.view()).toMatchObject({ phase: 'elsewhere', vacant: false });
    other.engine.rejoin();
    await house.settle();
    expect(other.view()).toMatchObject({ phase: 'idle', refusal: 'elsewhere' });
    other.engine.dismiss();
    house.rep.engine.close();
    house.rep.cut();
    house.leaveSeat('rep');
    const restarted = house.makeSide('rep');
    await house.settle();
    expect(restarted.view()).toMatchObject({ phase: 'elsewhere', vacant: true });
    restarted.engine.rejoin();
    await house.settle();
    await house.time.advance(500);
    expect([restarted.view().phase, house.visitor.view().phase]).toEqual(['connected', 'connected']);
    restarted.engine.hangUp();
    await house.settle();
    expect(house.visitor.view().phase).toBe('ended');
  });

  it('and finds no microphone when it is back can try again', async () => {
    const house = createCallHouse();
    const { again } = await reload(house);
    house.leaveSeat('visitor');
    const next = again();
    next.microphone.problem = 'in_use';
    await house.settle();
    expect(next.view()).toMatchObject({ phase: 'elsewhere', vacant: true, problem: 'in_use' });
    next.microphone.problem = null;
    next.engine.rejoin();
    await house.settle();
    await house.time.advance(500);
    expect(next.view()).toMatchObject({ phase: 'connected', problem: null });
  });

  it('after the call was over forgets it', async () => {
    const house = createCallHouse();
    const { kept, again } = await reload(house);
    house.rep.engine.hangUp();
    await house.settle();
    const next = again();
    await house.settle();
    expect(next.view().phase).toBe('idle');
    expect(kept.call).toBeNull();
  });
});

describe('a router that was out of reach', () => {
  it('that ended a call behind a cut and has another one by now tells of that one', async () => {
    const house = createCallHouse();
    house.rep.engine.start(house.conversationId);
    await house.settle();
    house.rep.cut();
    await house.time.advance(26_000);
    house.visitor.engine.start(house.conversationId);
    await house.settle();
    expect(phases(house)).toEqual(['calling', 'calling']);
    house.rep.mend();
    await house.settle();
    expect(phases(house)).toEqual(['ringing', 'calling']);
    expect(house.rep.microphone.opened.every(({ track }) => track.stopped)).toBe(true);
  });
});

describe('how it sounds', () => {
  it('is told within five seconds of a bad network, and forgotten with the call', async () => {
    const house = createCallHouse();
    await house.talk();
    const way = { rttMs: 50, jitterMs: 5, receivedBytes: 0, codec: null, path: null };
    house.network.figures = { ...way, received: 100, lost: 0, lostThere: 0 };
    await house.time.advance(2_100);
    expect(house.rep.view().quality).toBe('good');
    house.network.figures = { ...way, received: 170, lost: 30, lostThere: 0.3 };
    await house.time.advance(2_100);
    expect([house.rep.view().quality, house.visitor.view().quality]).toEqual(['poor', 'poor']);
    house.rep.engine.hangUp();
    await house.settle();
    expect(house.visitor.view().quality).toBeNull();
  });
});
