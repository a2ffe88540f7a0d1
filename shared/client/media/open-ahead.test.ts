import { describe, expect, it } from 'vitest';
import { createCallHouse } from '../tests/call-house.ts';
import { trackOf } from '../tests/fake-sound.ts';
import { patienceMs } from './supervise-peer.ts';

type House = ReturnType<typeof createCallHouse>;

const phases = (house: House) => [house.rep.view().phase, house.visitor.view().phase];
const openOf = (house: House) => house.peers.filter(({ open }) => open);
const rings = async (house: House): Promise<void> => {
  house.rep.engine.start(house.conversationId);
  await house.settle();
};
const bothHear = (rep: House['rep'], visitor: House['rep']): void => {
  expect([rep.view().phase, visitor.view().phase]).toEqual(['connected', 'connected']);
  for (const [one, two] of [
    [rep, visitor],
    [visitor, rep],
  ] as const) {
    expect(trackOf(one.view().remote)).toBe(trackOf(two.view().local));
    expect(trackOf(one.view().remote)?.from).toBe('default');
  }
};

describe('the way of a call that the rep starts', () => {
  it('stands while it rings, and the answer waits for nothing of it', async () => {
    const house = createCallHouse();
    await rings(house);
    await house.time.advance(patienceMs * 2);
    expect(openOf(house).map(({ side, up }) => [side, up])).toEqual([
      ['rep', true],
      ['visitor', true],
    ]);
    const signals = () => house.requests.filter((one) => one.endsWith('call.signal')).length;
    const before = signals();
    house.visitor.engine.accept();
    await house.settle();
    bothHear(house.rep, house.visitor);
    expect([signals(), house.peers.length]).toEqual([before, 2]);
    // The visitor's servers came with the ring.
    expect(house.requests.filter((one) => one.endsWith('call.ice'))).toEqual(['rep call.ice']);
  });

  it('carries silence until the answer, in both directions, and says nothing of itself', async () => {
    const house = createCallHouse();
    await rings(house);
    await house.time.advance(5_000);
    expect(openOf(house).map(({ stream }) => stream.track.from)).toEqual(['silence', 'silence']);
    expect([house.rep, house.visitor].map(({ view }) => trackOf(view().remote)?.from)).toEqual(['silence', 'silence']);
    expect(phases(house)).toEqual(['calling', 'ringing']);
    expect(house.requests.filter((one) => one.endsWith('call.connected'))).toEqual([]);
    expect([house.rep.view().sample, house.visitor.view().sample]).toEqual([null, null]);
    // Another microphone is chosen while it rings: it is not heard either, and it is the one that is heard then.
    house.rep.engine.chooseMicrophone('desk');
    await house.settle();
    expect(openOf(house).map(({ stream }) => stream.track.from)).toEqual(['silence', 'silence']);
    house.visitor.engine.accept();
    await house.settle();
    expect(trackOf(house.visitor.view().remote)?.from).toBe('desk');
  });

  it('carries no voice where the answer comes to nothing', async () => {
    const house = createCallHouse();
    await rings(house);
    house.visitor.limit(true);
    house.visitor.engine.accept();
    await house.settle();
    expect(house.visitor.microphone.opened).toHaveLength(1);
    expect(house.peers.map(({ stream }) => stream.track.from)).toEqual(['silence', 'silence']);
  });

  it('is thrown away where another tab answers: that one’s way is a new one', async () => {
    const house = createCallHouse();
    const other = house.makeSide('visitor');
    await rings(house);
    expect([house.rep, house.visitor, other].map(({ peers }) => peers.map(({ up }) => up))).toEqual([
      [true],
      [true],
      [false],
    ]);
    other.engine.accept();
    await house.settle();
    bothHear(house.rep, other);
    expect(house.visitor.view().phase).toBe('elsewhere');
    expect(house.visitor.peers.map(({ open }) => open)).toEqual([false]);
    expect(other.peers.map(({ open }) => open)).toEqual([false, true]);
    expect(house.rep.peers.map(({ open }) => open)).toEqual([false, true]);
  });

  it('is no lost one where another tab answers and hears the rep first: the rep reads that it connects', async () => {
    const house = createCallHouse();
    const other = house.makeSide('visitor');
    await rings(house);
    house.network.media = false;
    other.engine.accept();
    await house.settle();
    const { call } = house.rep.view();
    if (call?.state !== 'connecting') throw new Error('nobody answered');
    house.tell({ ...call, state: 'connected', connectedAt: house.time.now() });
    expect(house.rep.view()).toMatchObject({ phase: 'connecting', call: { joins: 1 } });
  });

  it('goes with the tab it leads to, and the other tab is answered as ever', async () => {
    const house = createCallHouse();
    const other = house.makeSide('visitor');
    await rings(house);
    house.visitor.engine.leave();
    house.visitor.engine.close();
    house.visitor.cut();
    await house.time.advance(3_000);
    expect([house.rep.view().phase, other.view().phase]).toEqual(['calling', 'ringing']);
    other.engine.accept();
    await house.settle();
    bothHear(house.rep, other);
  });

  it.each(['down', 'gone'] as const)(
    'that is %s before the answer is dialled anew at the answer, at once',
    async (how) => {
      const house = createCallHouse();
      await rings(house);
      house.breakMedia(how);
      await house.time.advance(patienceMs);
      expect(phases(house)).toEqual(['calling', 'ringing']);
      expect(house.peers).toHaveLength(2);
      house.network.media = true;
      house.visitor.engine.accept();
      await house.settle();
      await house.time.advance(100);
      bothHear(house.rep, house.visitor);
      expect(openOf(house)).toHaveLength(2);
    },
  );

  it.each(['rep', 'visitor'] as const)(
    'for which the %s is told no servers before the answer is opened at the answer, at once',
    async (side) => {
      const house = createCallHouse();
      house.network.noWaysFor = side;
      await rings(house);
      await house.time.advance(5_000);
      house.network.noWaysFor = null;
      house.visitor.engine.accept();
      await house.settle();
      await house.time.advance(100);
      bothHear(house.rep, house.visitor);
    },
  );

  it('is left as it is where a socket is away for a moment while it rings', async () => {
    const house = createCallHouse();
    await rings(house);
    for (const side of [house.rep, house.visitor]) {
      side.cut();
      await house.time.advance(1_000);
      side.mend();
      await house.settle();
    }
    await house.time.advance(8_000);
    expect(house.peers).toHaveLength(2);
    house.visitor.engine.accept();
    await house.settle();
    bothHear(house.rep, house.visitor);
    expect(house.peers).toHaveLength(2);
  });

  it('that is interrupted for a moment while it rings stands again', async () => {
    const house = createCallHouse();
    await rings(house);
    house.breakMedia('down');
    for (const peer of house.peers) peer.events.up();
    house.visitor.engine.accept();
    await house.settle();
    expect(phases(house)).toEqual(['connected', 'connected']);
    expect(house.peers).toHaveLength(2);
  });

  it('is opened at the answer where no page is seen while it rings', async () => {
    const house = createCallHouse();
    house.network.hidden = true;
    await rings(house);
    await house.time.advance(patienceMs * 2);
    expect(house.peers.map(({ side }) => side)).toEqual(['rep']);
    expect(house.requests).not.toContain('visitor call.signal');
    house.visitor.engine.accept();
    await house.settle();
    bothHear(house.rep, house.visitor);
  });

  it.each(['decline', 'hangUp'] as const)('is closed at both ends after a %s', async (act) => {
    const house = createCallHouse();
    await rings(house);
    house[act === 'decline' ? 'visitor' : 'rep'].engine[act]();
    await house.settle();
    expect(openOf(house)).toEqual([]);
    await house.time.advance(60_000);
    expect(house.time.next()).toBeNull();
  });

  it('stays while the microphone is denied at the answer', async () => {
    const house = createCallHouse();
    await rings(house);
    house.visitor.microphone.problem = 'denied';
    house.visitor.engine.accept();
    await house.settle();
    expect(openOf(house).map(({ stream }) => stream.track.from)).toEqual(['silence', 'silence']);
    house.visitor.microphone.problem = null;
    house.visitor.engine.accept();
    await house.settle();
    bothHear(house.rep, house.visitor);
    expect(house.peers).toHaveLength(2);
  });
});

it('opens no way again for a word that comes late, where the call ended while the socket was away', async () => {
  const house = createCallHouse();
  await rings(house);
  const { call } = house.rep.view();
  if (call?.state !== 'ringing') throw new Error('it does not ring');
  house.rep.cut();
  house.visitor.engine.decline();
  await house.settle();
  house.rep.mend();
  await house.settle();
  expect(house.rep.view().phase).toBe('ended');
  const late = { generation: 1, seq: 2, data: { type: 'answer' as const, sdp: '1' } };
  house.push({ callId: call.id, seat: call.seats.rep ?? '', ...late });
  await house.settle();
  expect(openOf(house)).toEqual([]);
});

describe('the way of a call that the visitor starts', () => {
  const ringsAtRep = async (house: House): Promise<void> => {
    house.visitor.engine.start(house.conversationId);
    await house.settle();
    await house.time.advance(patienceMs * 2);
  };

  it('is made ready while it rings, and opened by the press: the answer waits for nothing of it', async () => {
    const house = createCallHouse();
    await ringsAtRep(house);
    expect(house.peers.map(({ side, up }) => [side, up])).toEqual([
      ['visitor', false],
      ['rep', false],
    ]);
    let answers = (): void => {};
    house.rep.microphone.slow = new Promise((resolve) => {
      answers = resolve;
    });
    house.rep.engine.accept();
    await house.settle();
    expect(house.peers.map(({ up, stream }) => [up, stream.track.from])).toEqual([
      [true, 'silence'],
      [true, 'silence'],
    ]);
    expect(phases(house)).toEqual(['asking', 'calling']);
    answers();
    await house.settle();
    bothHear(house.rep, house.visitor);
    expect(house.peers).toHaveLength(2);
  });

  it('tells nobody where the rep is before the rep answers: no word goes, and no address is tried', async () => {
    const house = createCallHouse();
    let told = 0;
    house.setChannel((deliver) => {
      told += 1;
      queueMicrotask(deliver);
    });
    await ringsAtRep(house);
    const { call } = house.rep.view();
    const seat = house.rep.seat();
    if (!call || seat === null) throw new Error('it does not ring');
    const address = 'candidate:1 1 udp 1 192.0.2.7 5000 typ host';
    const candidate = { candidate: address, sdpMLineIndex: 0, sdpMid: '0' };
    // Browsers read each of these as an address: lines end at \n for them, and names are of any case.
    const lines = [address, `${address} x \u2028`, `${address} x \ry`, address.replace('can', 'CAN'), 'mid:0', address];
    const sdp = `v=0${lines.map((line) => `\r\na=${line}`).join('')}`;
    // Words of a visitor who would know it: addresses within the offer of another attempt, and one by itself.
    house.push({ callId: call.id, seat, generation: 2, seq: 1, data: { type: 'offer', sdp } });
    house.push({ callId: call.id, seat, generation: 2, seq: 2, data: { type: 'candidate', candidate } });
    await house.settle();
    const heard = () => house.rep.peers.flatMap((peer) => peer.heard);
    expect(heard().map(({ type }) => type)).toEqual(['offer', 'offer']);
    expect(heard()[1]).toEqual({ type: 'offer', sdp: 'v=0\r\na=mid:0\r' });
    expect(house.requests).not.toContain('rep call.signal');
    expect(told).toBe(0);
    house.rep.engine.accept();
    await house.settle();
    expect(heard().map(({ type }) => type)).toContain('candidate');
  });

  it('is told to the visitor by no console but the one that answers', async () => {
    const house = createCallHouse();
    const other = house.makeSide('rep');
    await ringsAtRep(house);
    other.engine.accept();
    await house.settle();
    bothHear(other, house.visitor);
    expect(house.rep.view().phase).toBe('elsewhere');
    expect(house.rep.peers.map(({ open, up }) => [open, up])).toEqual([[false, false]]);
  });

  it('is as it was where the rep declines: nothing was told, and nothing is left', async () => {
    const house = createCallHouse();
    await ringsAtRep(house);
    house.rep.engine.decline();
    await house.settle();
    expect(openOf(house)).toEqual([]);
    expect(house.requests).not.toContain('rep call.signal');
    await house.time.advance(60_000);
    expect(house.time.next()).toBeNull();
  });
});

describe('a browser that makes no silence', () => {
  const sides = [['rep'], ['visitor'], ['rep', 'visitor']] as const;
  it.each(sides.flatMap((without) => [[without, 'rep'] as const, [without, 'visitor'] as const]))(
    'at the side of the %s opens the way once the call of the %s is answered, and both hear each other',
    async (without, caller) => {
      const house = createCallHouse();
      house.network.noSilenceFor = [...without];
      const called = caller === 'rep' ? house.visitor : house.rep;
      house[caller].engine.start(house.conversationId);
      await house.settle();
      expect([house[caller].view().phase, called.view().phase]).toEqual(['calling', 'ringing']);
      const candidate = { candidate: 'candidate:1 1 udp 1 192.0.2.7 5000 typ host', sdpMLineIndex: 0, sdpMid: '0' };
      house.peers.findLast(({ side }) => side === caller)?.events.signal({ type: 'candidate', candidate });
      await house.settle();
      called.engine.accept();
      await house.settle();
      bothHear(house.rep, house.visitor);
      // What the caller said of its addresses while it rang was not lost.
      if (!(without as readonly string[]).includes(caller))
        expect(called.peers.flatMap(({ heard }) => heard.map(({ type }) => type))).toContain('candidate');
      house[caller].engine.hangUp();
      await house.settle();
      expect(openOf(house)).toEqual([]);
      expect(
        [...house.rep.microphone.opened, ...house.visitor.microphone.opened].every(({ track }) => track.stopped),
      ).toBe(true);
    },
  );
});

describe('a console that makes no silence, and asked for what it missed of a ring', () => {
  it('keeps what the visitor says of its addresses until the answer', async () => {
    const house = createCallHouse();
    house.network.noSilenceFor = ['rep'];
    house.rep.cut();
    house.visitor.engine.start(house.conversationId);
    await house.settle();
    house.rep.mend();
    await house.settle();
    const candidate = { candidate: 'candidate:1 1 udp 1 192.0.2.7 5000 typ host', sdpMLineIndex: 0, sdpMid: '0' };
    house.peers[0]?.events.signal({ type: 'candidate', candidate });
    await house.settle();
    house.rep.engine.accept();
    await house.settle();
    bothHear(house.rep, house.visitor);
    expect(house.rep.peers.flatMap(({ heard }) => heard.map(({ type }) => type))).toContain('candidate');
  });
});

describe('a page that goes away', () => {
  it('while it calls takes the call along, also where an answered one would be kept', async () => {
    const house = createCallHouse();
    const caller = house.makeSide('rep', { id: null, call: null });
    caller.engine.start(house.conversationId);
    await house.settle();
    expect(caller.view().phase).toBe('calling');
    caller.engine.leave();
    await house.settle();
    expect(house.visitor.view()).toMatchObject({ phase: 'ended', call: { reason: 'canceled' } });
  });
});
