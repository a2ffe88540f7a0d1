import { describe, expect, it } from 'vitest';
import { createCallHouse } from '../tests/call-house.ts';
import { trackOf } from '../tests/fake-sound.ts';
import { lookAgainMs } from './create-call-engine.ts';
import { againMs, gapMs, giveUpMs, patienceMs } from './supervise-peer.ts';

const phases = (house: ReturnType<typeof createCallHouse>) => [house.rep.view().phase, house.visitor.view().phase];
const ended = (house: ReturnType<typeof createCallHouse>) =>
  [house.rep.view().call, house.visitor.view().call].map((call) =>
    call?.state === 'ended' ? call.reason : call?.state,
  );

describe('a call between two engines', () => {
  it('rings, is answered, and both hear the other’s microphone', async () => {
    const house = createCallHouse();
    house.rep.engine.start(house.conversationId);
    expect(phases(house)).toEqual(['asking', 'idle']);
    await house.settle();
    expect(phases(house)).toEqual(['calling', 'ringing']);
    house.visitor.engine.accept();
    await house.settle();
    expect(phases(house)).toEqual(['connected', 'connected']);
    expect(trackOf(house.rep.view().remote)).toBe(trackOf(house.visitor.view().local));
    expect(trackOf(house.visitor.view().remote)).toBe(trackOf(house.rep.view().local));
    expect(house.rep.view().connectedAt).toBe(house.visitor.view().connectedAt);
    expect(house.rep.view().connectedAt).toBe(house.time.now());
  });

  it('can be started by the visitor, who then makes the offer', async () => {
    const house = createCallHouse();
    house.visitor.engine.start(house.conversationId);
    await house.settle();
    expect(phases(house)).toEqual(['ringing', 'calling']);
    house.rep.engine.accept();
    await house.settle();
    expect(phases(house)).toEqual(['connected', 'connected']);
  });

  it('that one side asks for in the moment the other side’s rings is answered by that', async () => {
    const house = createCallHouse();
    house.visitor.engine.start(house.conversationId);
    await house.settle();
    house.rep.engine.start(house.conversationId);
    await house.settle();
    expect(phases(house)).toEqual(['connected', 'connected']);
  });

  it.each(['rep', 'visitor'] as const)(
    'is hung up by the %s: both see it end, every microphone is off',
    async (side) => {
      const house = createCallHouse();
      await house.talk();
      house[side].engine.hangUp();
      house[side].engine.hangUp();
      expect(house[side].view().phase).toBe('ended');
      await house.settle();
      expect(phases(house)).toEqual(['ended', 'ended']);
      expect(ended(house)).toEqual(['hung_up', 'hung_up']);
      const opened = [...house.rep.microphone.opened, ...house.visitor.microphone.opened];
      expect(opened.map(({ track }) => track.stopped)).toEqual([true, true]);
      expect(house.peers.every((peer) => !peer.open)).toBe(true);
      house.rep.engine.dismiss();
      expect(house.rep.view()).toMatchObject({ phase: 'idle', call: null });
    },
  );

  it('that is hung up while the router cannot take it is over for both as soon as it can', async () => {
    const house = createCallHouse();
    await house.talk();
    house.visitor.limit(true);
    house.visitor.engine.hangUp();
    await house.settle();
    expect(phases(house)).toEqual(['connected', 'ended']);
    house.visitor.limit(false);
    await house.time.advance(lookAgainMs);
    await house.settle();
    expect(phases(house)).toEqual(['ended', 'ended']);
  });

  it('is declined, canceled or missed; the caller’s microphone is given back', async () => {
    const house = createCallHouse();
    house.rep.engine.start(house.conversationId);
    await house.settle();
    house.visitor.engine.decline();
    await house.settle();
    expect(phases(house)).toEqual(['ended', 'idle']);
    expect(ended(house)[0]).toBe('declined');
    house.rep.engine.start(house.conversationId);
    await house.settle();
    house.rep.engine.hangUp();
    await house.settle();
    expect(ended(house)).toEqual(['canceled', 'canceled']);
    house.visitor.engine.dismiss();
    house.rep.engine.start(house.conversationId);
    await house.settle();
    await house.time.advance(25_000);
    expect(ended(house)).toEqual(['missed', 'missed']);
    expect(house.rep.microphone.opened.map(({ track }) => track.stopped)).toEqual([true, true, true]);
  });

  it('started from both sides at once is one call', async () => {
    const house = createCallHouse();
    house.rep.engine.start(house.conversationId);
    house.visitor.engine.start(house.conversationId);
    await house.settle();
    await house.settle();
    expect(phases(house)).toEqual(['connected', 'connected']);
    expect(house.calls.size).toBe(1);
  });

  it('whose start the router took, and whose answer a broken socket lost, keeps nobody waiting for an engine that does not know of it', async () => {
    const house = createCallHouse();
    house.rep.engine.start(house.conversationId);
    while (house.calls.size === 0) await Promise.resolve();
    house.rep.cut();
    await house.settle();
    house.rep.mend();
    await house.settle();
    expect([...house.calls.values()].map(({ state }) => state)).toEqual(['ended']);
    expect(house.peers.filter(({ open }) => open)).toEqual([]);
  });

  it('whose accept the router took, and whose answer a broken socket lost, is the call that was answered', async () => {
    const house = createCallHouse();
    house.rep.engine.start(house.conversationId);
    await house.settle();
    house.visitor.engine.accept();
    while (![...house.calls.values()].some(({ state }) => state === 'connecting')) await Promise.resolve();
    house.visitor.cut();
    await house.settle();
    expect(house.visitor.view().refusal).toBeNull();
    house.visitor.mend();
    await house.settle();
    expect(phases(house)).toEqual(['connected', 'connected']);
  });

  it('that rings while the router answers that there is none rings on', async () => {
    const house = createCallHouse();
    // Its answer was made before the call, and comes after it.
    house.rep.cut();
    house.rep.mend();
    house.visitor.engine.start(house.conversationId);
    await house.settle();
    expect(phases(house)).toEqual(['ringing', 'calling']);
  });

  it('given up while it waits for its first word rings nowhere', async () => {
    const house = createCallHouse();
    house.network.offerMs = 5_000;
    house.rep.engine.start(house.conversationId);
    await house.settle();
    house.rep.engine.hangUp();
    await house.time.advance(1_000);
    expect([house.calls.size, house.requests.includes('rep call.start')]).toEqual([0, false]);
  });

  it('given up before the router answered does not ring on', async () => {
    const house = createCallHouse();
    house.rep.engine.start(house.conversationId);
    while (!house.requests.includes('rep call.start')) await Promise.resolve();
    house.rep.engine.hangUp();
    await house.settle();
    expect(house.rep.view().phase).toBe('idle');
    expect([...house.calls.values()].every((call) => call.state === 'ended')).toBe(true);
    expect(house.rep.microphone.opened.every(({ track }) => track.stopped)).toBe(true);
  });

  it('that another tab of the visitor answers stops ringing here', async () => {
    const house = createCallHouse();
    const other = house.makeSide('visitor');
    house.rep.engine.start(house.conversationId);
    await house.settle();
    expect(other.view().phase).toBe('ringing');
    house.visitor.engine.accept();
    await house.settle();
    expect(other.view().phase).toBe('elsewhere');
    expect(phases(house)).toEqual(['connected', 'connected']);
    house.visitor.engine.hangUp();
    await house.settle();
    expect(other.view().phase).toBe('ended');
  });

  it('goes on when a tab is closed that does not hold it, and ends with the one that does', async () => {
    const house = createCallHouse();
    const other = house.makeSide('visitor');
    house.rep.engine.start(house.conversationId);
    await house.settle();
    other.engine.leave();
    await house.settle();
    house.visitor.engine.accept();
    await house.settle();
    other.engine.leave();
    await house.settle();
    expect(phases(house)).toEqual(['connected', 'connected']);
    house.visitor.engine.leave();
    await house.settle();
    expect(ended(house)).toEqual(['hung_up', 'hung_up']);
  });

  it('that is refused says why, and that the router cannot be reached', async () => {
    const house = createCallHouse();
    const other = house.makeSide('rep');
    await house.talk();
    other.engine.dismiss();
    expect(other.view().phase).toBe('elsewhere');
    const lone = createCallHouse();
    lone.rep.cut();
    lone.rep.engine.start(lone.conversationId);
    await lone.settle();
    expect(lone.rep.view()).toMatchObject({ phase: 'idle', refusal: 'offline' });
    expect(lone.rep.microphone.opened.every(({ track }) => track.stopped)).toBe(true);
  });
});

describe('the microphone', () => {
  it.each(['denied', 'missing', 'in_use', 'insecure'] as const)(
    'that is %s says so, and nobody rings',
    async (problem) => {
      const house = createCallHouse();
      house.rep.microphone.problem = problem;
      house.rep.engine.start(house.conversationId);
      await house.settle();
      expect(house.rep.view()).toMatchObject({ phase: 'idle', problem });
      expect(house.requests).not.toContain('rep call.start');
    },
  );

  it('that is denied at answering leaves the call ringing, so that it can be allowed yet', async () => {
    const house = createCallHouse();
    house.rep.engine.start(house.conversationId);
    await house.settle();
    house.visitor.microphone.problem = 'denied';
    house.visitor.engine.accept();
    await house.settle();
    expect(house.visitor.view()).toMatchObject({ phase: 'ringing', problem: 'denied' });
    house.visitor.microphone.problem = null;
    house.visitor.engine.accept();
    await house.settle();
    expect(phases(house)).toEqual(['connected', 'connected']);
    expect(house.visitor.view().problem).toBeNull();
  });
});

describe('the way between them', () => {
  it('that is interrupted for a moment is no event', async () => {
    const house = createCallHouse();
    await house.talk();
    house.breakMedia('down');
    await house.time.advance(gapMs - 100);
    house.network.media = true;
    for (const peer of house.peers) peer.events.up();
    await house.time.advance(againMs);
    expect(phases(house)).toEqual(['connected', 'connected']);
    expect(house.peers).toHaveLength(2);
  });

  it.each(['down', 'gone'] as const)(
    'that is %s is built anew under the next generation, without ringing',
    async (how) => {
      const house = createCallHouse();
      await house.talk();
      const { connectedAt } = house.rep.view();
      house.breakMedia(how);
      await house.time.advance(gapMs + 1_000);
      expect(phases(house)).toEqual(['reconnecting', 'reconnecting']);
      await house.time.advance(35_000);
      expect(phases(house)).toEqual(['reconnecting', 'reconnecting']);
      house.network.media = true;
      await house.time.advance(againMs + 500);
      expect(phases(house)).toEqual(['connected', 'connected']);
      expect(house.rep.view().connectedAt).toBe(connectedAt);
      expect(house.peers.filter((peer) => peer.open)).toHaveLength(2);
    },
  );

  it('that only the side which does not begin has lost is asked for anew', async () => {
    const house = createCallHouse();
    await house.talk();
    const theirs = house.peers.findLast((peer) => peer.side === 'visitor');
    theirs?.events.gone();
    await house.time.advance(2_000);
    expect(phases(house)).toEqual(['connected', 'connected']);
    expect(house.peers.filter((peer) => peer.side === 'rep')).toHaveLength(2);
  });

  it('that does not come back in a minute ends the call as failed, for both', async () => {
    const house = createCallHouse();
    await house.talk();
    house.breakMedia('gone');
    await house.time.advance(giveUpMs + 5_000);
    expect(phases(house)).toEqual(['ended', 'ended']);
    expect(ended(house)).toEqual(['failed', 'failed']);
    expect(house.peers.every((peer) => !peer.open)).toBe(true);
    expect(house.time.next()).toBeNull();
  });

  it('that never stood is tried again', async () => {
    const house = createCallHouse();
    house.network.media = false;
    await house.talk();
    expect(phases(house)).toEqual(['connecting', 'connecting']);
    house.network.media = true;
    await house.time.advance(patienceMs + 500);
    expect(phases(house)).toEqual(['connected', 'connected']);
  });
});

describe('signals', () => {
  it('in the wrong order, twice, of an old attempt or of another call do no harm', async () => {
    const house = createCallHouse();
    house.holdSignals();
    await house.talk();
    house.releaseSignals((signals) => [...signals.toReversed(), ...signals]);
    await house.settle();
    expect(phases(house)).toEqual(['connected', 'connected']);
    const call = house.rep.view().call;
    if (!call || call.state === 'ended') throw new Error('no live call');
    const { rep: repSeat, visitor: visitorSeat } = call.seats;
    if (!repSeat || !visitorSeat) throw new Error('nobody sits');
    house.breakMedia('gone');
    await house.time.advance(1_000);
    house.network.media = true;
    await house.time.advance(againMs * 2);
    expect(phases(house)).toEqual(['connected', 'connected']);
    const before = house.peers.length;
    const old = { callId: call.id, generation: 1, seq: 9, data: { type: 'again' as const } };
    house.push({ ...old, seat: repSeat });
    house.push({ ...old, seat: visitorSeat });
    house.push({ ...old, generation: 9, seat: repSeat });
    house.push({ ...old, generation: 9, callId: house.conversationId, seat: visitorSeat });
    await house.settle();
    expect(house.peers).toHaveLength(before);
  });

  it('that did not arrive are sent again', async () => {
    const house = createCallHouse();
    house.visitor.engine.start(house.conversationId);
    await house.settle();
    house.rep.engine.accept();
    await Promise.resolve();
    house.visitor.cut();
    await house.settle();
    await house.time.advance(1_200);
    expect(house.rep.view().phase).toBe('connecting');
    house.visitor.mend();
    await house.time.advance(2_000);
    expect(phases(house)).toEqual(['connected', 'connected']);
  });
});
