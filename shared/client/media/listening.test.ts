import { describe, expect, it } from 'vitest';
import type { LiveMonitor, Monitor } from '../../domain/monitor.ts';
import type { MonitorPushes } from '../../protocol/rep/monitor.ts';
import { fail, ok, type Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import { createManualTime, settled } from '../tests/manual-time.ts';
import type { CallView } from './call-view.ts';
import { noCall } from './call-view.ts';
import { createListening } from './listen-to-call.ts';
import type { MonitorPort } from './monitor-port.ts';
import type { OpenPeer } from './peer-port.ts';
import { shareCall } from './share-call.ts';
import { giveUpMs } from './supervise-peer.ts';

const person = (id: string) => ({ id, name: id, photo: null });
/** A sound that can be told apart by its name. */
const aSound = (name: string) => {
  const track = {
    name,
    enabled: true,
    onended: null as (() => void) | null,
    stopped: false,
    stop(): void {
      track.stopped = true;
    },
  };
  return { name, track, getTracks: () => [track], getAudioTracks: () => [track] };
};
const silence = { name: 'silence', getTracks: () => [], getAudioTracks: () => [] };
type Sound = ReturnType<typeof aSound> | typeof silence;
const stream = (sound: Sound): MediaStream => sound as unknown as MediaStream;
const nameOf = (sound: MediaStream | null): string | null => (sound as unknown as Sound | null)?.name ?? null;

/** A rep in a call, a manager, a router in memory between them, and a network that a test cuts. */
const aHouse = () => {
  const time = createManualTime();
  let count = 0;
  const ids = { next: () => `id-${++count}` };
  const told = createListeners<[Monitor]>();
  const signalled = createListeners<[MonitorPushes['monitor.signal']]>();
  const asked: string[] = [];
  const mixed = new Map<string, string | null>();
  let closedMixes = 0;
  let monitor: Monitor | null = null;
  const way = { media: true, refuse: null as string | null };
  const put = (next: Monitor): Result<{ monitor: Monitor }> => {
    monitor = next;
    queueMicrotask(() => told.tell(next));
    return ok({ monitor: next });
  };
  const live = (): LiveMonitor => {
    if (monitor?.state !== 'live') throw new Error('nobody listens');
    return monitor;
  };
  const end = (reason: 'stopped' | 'failed' | 'rights' | 'call_over') => {
    const { seats: _, joins: __, whispering: ___, ...base } = live();
    return put({ ...base, state: 'ended', endedAt: time.now(), reason });
  };
  const answer = (event: string, input: Record<string, unknown>): Result<unknown> => {
    asked.push(event);
    switch (event) {
      case 'monitor.start':
        if (way.refuse) return fail('conflict', way.refuse, { why: way.refuse });
        return put({
          id: String(input.monitorId),
          callId: 'call',
          conversationId: 'talk',
          visitorId: 'maria',
          rep: person('ada'),
          manager: person('marta'),
          startedAt: time.now(),
          state: 'live',
          seats: { rep: 'rep-seat', manager: String(input.seat) },
          joins: 0,
          whispering: false,
        });
      case 'monitor.stop':
        return monitor?.state === 'live' ? end((input.reason as 'failed' | undefined) ?? 'stopped') : ok({ monitor });
      case 'monitor.whisper':
        return put({ ...live(), whispering: input.on === true });
      case 'monitor.current':
        return ok({ monitors: monitor?.state === 'live' ? [monitor] : [] });
      case 'monitor.signal': {
        const { rep, manager } = live().seats;
        const signal = { ...input, seat: input.seat === rep ? manager : rep } as MonitorPushes['monitor.signal'];
        queueMicrotask(() => signalled.tell(signal));
        return ok({});
      }
      default:
        return ok({ iceServers: [], relayOnly: false });
    }
  };
  const port = {
    request: async (event: string, input: Record<string, unknown>) => answer(event, input),
    on: (event: string, listener: (push: never) => void) =>
      event === 'monitor.state'
        ? told.add((next) => listener({ monitor: next } as never))
        : signalled.add((signal) => listener(signal as never)),
    getSnapshot: () => ({ kind: 'connected', since: 0, epoch: 1 }),
    subscribe: () => () => {},
  } as unknown as MonitorPort;
  const peers: { initiator: boolean; stream: MediaStream; events: Parameters<OpenPeer>[1]; open: boolean }[] = [];
  const openPeer: OpenPeer = ({ initiator, stream: sent }, events) => {
    const peer = { initiator, stream: sent, events, open: true };
    peers.push(peer);
    if (initiator) queueMicrotask(() => peer.open && events.signal({ type: 'offer', sdp: 'o' }));
    return {
      signal(data) {
        if (!peer.open || !way.media) return;
        if (data.type === 'offer') events.signal({ type: 'answer', sdp: 'a' });
        if (data.type !== 'answer') return;
        const other = peers.findLast((one) => one.initiator !== initiator && one.open);
        if (!other) return;
        for (const [one, two] of [
          [peer, other],
          [other, peer],
        ] as const) {
          if (two.stream.getTracks().length > 0) one.events.stream(two.stream);
          one.events.up();
        }
      },
      replaceTrack: () => {},
      sayMuted: () => {},
      figures: async () => null,
      close() {
        peer.open = false;
      },
    };
  };

  const callChanged = createListeners();
  const mic = aSound('ada');
  const seats = { rep: 'rep-seat', visitor: 'visitor-seat' };
  const running = {
    id: 'call',
    conversationId: 'talk',
    visitorId: 'maria',
    rep: person('ada'),
    startedBy: 'rep' as const,
    startedAt: 0,
    seats,
    joins: 0,
    state: 'connected' as const,
    answeredAt: 0,
    connectedAt: 0,
  };
  let call: CallView = {
    ...noCall,
    phase: 'connected',
    call: running,
    local: stream(mic),
    remote: stream(aSound('maria')),
  };
  const setCall = (change: Partial<CallView>): void => {
    call = { ...call, ...change };
    callChanged.tell();
  };
  const shared = shareCall({
    port,
    engine: { getSnapshot: () => call, subscribe: callChanged.add },
    openPeer,
    openMix: () => ({
      stream: stream(aSound('mix')),
      put: (side, sound) => void mixed.set(side, nameOf(sound)),
      close: () => {
        closedMixes += 1;
      },
    }),
    timers: time,
  });
  const microphone = { opened: 0, sound: aSound('marta'), problem: null as 'denied' | null };
  const listening = createListening({
    port,
    openPeer,
    microphones: {
      open: async () => {
        microphone.opened += 1;
        return microphone.problem
          ? { ok: false, problem: microphone.problem }
          : { ok: true, stream: stream(microphone.sound) };
      },
    },
    microphoneId: () => null,
    silence: () => stream(silence),
    timers: time,
    ids,
  });
  const settle = async () => {
    for (let turn = 0; turn < 8; turn += 1) await settled();
  };
  return {
    time,
    way,
    asked,
    mixed,
    peers,
    mic,
    microphone,
    shared,
    listening,
    setCall,
    settle,
    end,
    put,
    live,
    mixes: () => closedMixes,
    view: () => listening.getSnapshot(),
    rep: () => shared.getSnapshot(),
    signal: (signal: MonitorPushes['monitor.signal']) => signalled.tell(signal),
    listen: async () => {
      listening.start('ada');
      await settle();
    },
  };
};

describe('listening to a call', () => {
  it('hears both sides, opens no microphone and sends nothing, and the rep sees who it is', async () => {
    const house = aHouse();
    await house.listen();
    expect(house.view()).toMatchObject({ phase: 'listening', whisper: 'off', speaking: false });
    expect(nameOf(house.view().sound)).toBe('mix');
    expect([...house.mixed]).toEqual([
      ['own', 'ada'],
      ['theirs', 'maria'],
    ]);
    expect(house.microphone.opened).toBe(0);
    expect(house.peers.map(({ initiator, stream: sent }) => [initiator, nameOf(sent)])).toEqual([
      [true, 'mix'],
      [false, 'silence'],
    ]);
    expect(house.rep()).toMatchObject({ monitor: { manager: { name: 'marta' } }, voice: null });
  });

  it('goes on with the rep’s other microphone and the visitor’s next way', async () => {
    const house = aHouse();
    await house.listen();
    house.setCall({ local: stream(aSound('ada’s headset')), remote: stream(aSound('maria again')) });
    expect([...house.mixed.values()]).toEqual(['ada’s headset', 'maria again']);
    house.setCall({ phase: 'reconnecting', remote: null });
    expect(house.view().phase).toBe('listening');
    expect(house.mixed.get('theirs')).toBeNull();
  });

  it('asks for the microphone when one whispers, and is then heard by the rep, in a way made anew', async () => {
    const house = aHouse();
    await house.listen();
    house.listening.whisper();
    await house.settle();
    expect(house.microphone.opened).toBe(1);
    expect(house.view().phase).toBe('listening');
    await house.time.advance(100);
    await house.settle();
    expect(house.view()).toMatchObject({ phase: 'listening', whisper: 'ready', speaking: true });
    expect(nameOf(house.rep().voice)).toBe('marta');
    expect(house.rep().monitor?.whispering).toBe(true);
    // What goes to the manager is the mix, and into the mix goes no word of theirs.
    expect([...house.mixed.values()]).toEqual(['ada', 'maria']);
    house.listening.speak(false);
    expect(house.microphone.sound.track.enabled).toBe(false);
    house.listening.quiet();
    await house.time.advance(100);
    await house.settle();
    expect(house.microphone.sound.track.stopped).toBe(true);
    expect(house.view()).toMatchObject({ phase: 'listening', whisper: 'off', speaking: false });
    expect(house.rep().voice).toBeNull();
  });

  it('goes on listening where the microphone is not allowed', async () => {
    const house = aHouse();
    await house.listen();
    house.microphone.problem = 'denied';
    house.listening.whisper();
    await house.settle();
    expect(house.view()).toMatchObject({ phase: 'listening', whisper: 'off', problem: 'denied' });
    expect(house.asked).not.toContain('monitor.whisper');
  });

  it.each(['rights', 'call_over'] as const)('ends at both ends in the same moment: %s', async (reason) => {
    const house = aHouse();
    await house.listen();
    house.listening.whisper();
    await house.settle();
    house.end(reason);
    await house.settle();
    expect(house.view()).toMatchObject({ phase: 'ended', ended: reason, sound: null, whisper: 'off' });
    expect(house.rep()).toEqual({ monitor: null, voice: null });
    expect(house.peers.every(({ open }) => !open)).toBe(true);
    expect(house.mixes()).toBe(1);
    expect(house.microphone.sound.track.stopped).toBe(true);
    // The rep's own microphone is the call's.
    expect(house.mic.track.stopped).toBe(false);
    expect(house.time.next()).toBeNull();
  });

  it('is given up where no sound comes through, and says so', async () => {
    const house = aHouse();
    house.way.media = false;
    await house.listen();
    expect(house.view().phase).toBe('connecting');
    await house.time.advance(giveUpMs + 100);
    expect(house.view()).toMatchObject({ phase: 'ended', ended: 'failed' });
    expect(house.rep().monitor).toBeNull();
    expect(house.time.next()).toBeNull();
  });

  it('takes no signal of whoever listened before for one of whoever listens now', async () => {
    const house = aHouse();
    await house.listen();
    const { id, seats } = house.live();
    house.listening.stop();
    await house.settle();
    house.signal({ monitorId: id, seat: seats.rep, generation: 1, seq: 1, data: { type: 'again' } });
    await house.listen();
    // What the rep's engine was told in the name of the one before would have made it begin again.
    expect(house.view().phase).toBe('listening');
    expect(house.peers.filter(({ initiator }) => initiator)).toHaveLength(2);
  });

  it('lets go at the rep’s end when another window has the call, whose way is a new one', async () => {
    const house = aHouse();
    await house.listen();
    const { seats } = house.live();
    house.put({ ...house.live(), seats: { ...seats, rep: 'other-window' }, joins: 1 });
    await house.settle();
    expect(house.rep()).toEqual({ monitor: null, voice: null });
    expect(house.mixes()).toBe(1);
    expect(house.view().phase).toBe('reconnecting');
  });

  it.each(['no_call', 'taken', 'own', 'listening'])('says why not: %s', async (why) => {
    const house = aHouse();
    house.way.refuse = why;
    await house.listen();
    expect(house.view()).toMatchObject({ phase: 'idle', refusal: why });
    house.listening.dismiss();
    expect(house.view().refusal).toBeNull();
  });
});
