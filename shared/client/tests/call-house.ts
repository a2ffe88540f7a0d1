import type { Call, CallSide, LiveCall } from '../../domain/call.ts';
import {
  answerCall,
  connectCall,
  endCall,
  hangUpReason,
  otherSide,
  rejoinCall,
  ringMs,
} from '../../domain/call-steps.ts';
import type { CallPushes, CallWord } from '../../protocol/call-requests.ts';
import { fail, ok, type Result } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { CallEngine, KeptCall } from '../media/call-engine.ts';
import type { CallPort } from '../media/call-port.ts';
import type { WayFigures } from '../media/call-quality.ts';
import { createCallEngine } from '../media/create-call-engine.ts';
import type { MicrophoneProblem } from '../media/microphone.ts';
import type { OpenPeer } from '../media/peer-port.ts';
import { saidAhead } from '../media/said-ahead.ts';
import type { ConnectionState } from '../transport/connection.ts';
import type { FakePeer } from './fake-peer.ts';
import { asStream, FakeStream } from './fake-sound.ts';
import { createManualTime, settled } from './manual-time.ts';

/** Two engines, a router in memory that follows the rules of calls, and a network that a test cuts. */
export function createCallHouse() {
  const time = createManualTime();
  let count = 0;
  const ids = {
    next: () => {
      count += 1;
      return `0190163d-8694-739b-aea5-${String(count).padStart(12, '0')}`;
    },
  };
  const conversationId = ids.next();
  const calls = new Map<string, Call>();
  const stateHeard = createListeners<[CallPushes['call.state']]>();
  const signalHeard = createListeners<[CallPushes['call.signal']]>();
  const network = {
    media: true,
    noWaysFor: null as CallSide | null,
    noSilenceFor: [] as CallSide[],
    hidden: false,
    offerMs: 0,
    figures: null as WayFigures | null,
  };
  const peers: FakePeer[] = [];
  const requests: string[] = [];
  /** Signals of these sides are held back until the test lets them go. */
  const held: { release: () => void }[] = [];
  let holdSignals = false;
  let channel = (deliver: () => void): void => queueMicrotask(deliver);
  /** Seats whose page is gone. */
  const vacant = new Set<string>();
  /** By call that rings, the visitor's engine to which the way is opened, and what the caller said ahead of it. */
  const openings = new Map<string, { ahead: string | null; kept: CallWord[]; told: number }>();
  const aheadOf = (call: Call) => openings.get(call.id)?.ahead ?? null;

  const live = (): LiveCall | undefined => [...calls.values()].find((call): call is LiveCall => call.state !== 'ended');
  const put = (call: Call, signals: CallWord[] = []): Result<{ call: Call }> => {
    calls.set(call.id, call);
    const opening = signals.length > 0 ? { opening: { iceServers: [], relayOnly: false, signals } } : {};
    queueMicrotask(() => stateHeard.tell({ call, ...opening }));
    return ok({ call });
  };
  const pass = (callId: string, seat: string, words: readonly CallWord[]): void => {
    for (const word of words) {
      const deliver = () => signalHeard.tell({ callId, seat, ...word });
      if (holdSignals) held.push({ release: deliver });
      else channel(deliver);
    }
  };
  const join = (call: LiveCall, seat: string): Result<{ call: Call }> => {
    const opening = openings.get(call.id);
    const answered = put(answerCall(call, seat, time.now(), aheadOf(call)));
    if (opening?.ahead === null) pass(call.id, seat, opening.kept);
    return answered;
  };
  const no = (why: string) => fail('conflict', why, { why });

  const begin = (
    by: CallSide,
    input: { callId: string; seat: string; signals: CallWord[] },
  ): Result<{ call: Call }> => {
    const running = live();
    if (running?.state === 'ringing' && running.startedBy !== by) return join(running, input.seat);
    if (running) return no('in_call');
    time.after(ringMs, () => {
      const call = calls.get(input.callId);
      if (call?.state === 'ringing') put(endCall(call, { reason: 'missed', by: null, at: time.now() }));
    });
    const { signals } = input;
    openings.set(input.callId, { ahead: null, kept: [...signals], told: signals.length });
    const call: Call = {
      id: input.callId,
      conversationId,
      visitorId: conversationId,
      rep: { id: conversationId, name: 'Ada Lind', photo: null },
      startedBy: by,
      startedAt: time.now(),
      seats: { visitor: null, rep: null, [by]: input.seat },
      joins: 0,
      state: 'ringing',
      ringsUntil: time.now() + ringMs,
    };
    return put(call, signals);
  };

  const answer = (
    side: CallSide,
    event: string,
    input: Partial<Record<'callId' | 'seat' | 'reason', string> & { signals: CallWord[] }>,
  ): Result<unknown> => {
    const call = calls.get(input.callId ?? '');
    switch (event) {
      case 'call.start':
        return begin(side, { callId: input.callId ?? '', seat: input.seat ?? '', signals: input.signals ?? [] });
      case 'call.current':
        return ok({ call: live() ?? null, vacant: vacant.has(live()?.seats[side] ?? '') });
      case 'call.ice':
        return side === network.noWaysFor ? fail('unavailable', 'away') : ok({ iceServers: [], relayOnly: false });
    }
    if (!call) return fail('not_found', 'no such call');
    if (call.state === 'ended')
      return event === 'call.hang_up' || event === 'call.decline' ? ok({ call }) : no('ended');
    switch (event) {
      case 'call.accept':
        if (call.state !== 'ringing' && call.seats[side] !== input.seat) return no('elsewhere');
        return call.state === 'ringing' ? join(call, input.seat ?? '') : ok({ call });
      case 'call.rejoin':
        if (!vacant.delete(call.seats[side] ?? '')) return no('elsewhere');
        return put(rejoinCall(call, side, input.seat ?? ''));
      case 'call.connected':
        return put(connectCall(call, time.now()));
      case 'call.signal': {
        const { generation, seq, data, seat } = input as unknown as CallPushes['call.signal'];
        const word = { generation, seq, data };
        const opening = call.state === 'ringing' ? openings.get(call.id) : undefined;
        if (opening && side !== call.startedBy && opening.ahead === null) {
          opening.ahead = seat;
          const listens = data.type === 'again';
          pass(call.id, seat, listens ? opening.kept : opening.kept.slice(opening.told));
          if (listens) return ok({});
        }
        const called = otherSide(call.startedBy);
        const sits = { ...call.seats, [called]: call.seats[called] ?? aheadOf(call) };
        const to = sits[otherSide(side)];
        if (sits[side] !== seat) return no('elsewhere');
        if (to) pass(call.id, to, [word]);
        else opening?.kept.push(word);
        return ok({});
      }
      default: {
        const reason = input.reason === 'failed' ? 'failed' : hangUpReason(call, side);
        return put(endCall(call, { reason, by: side, at: time.now() }));
      }
    }
  };

  const openPeerOf =
    (side: CallSide, own: FakePeer[]): OpenPeer =>
    ({ initiator, stream }, events) => {
      const peer: FakePeer = {
        side,
        events,
        stream: stream as unknown as FakeStream,
        open: true,
        up: false,
        muted: false,
        heard: [],
        met: null,
      };
      own.push(peer);
      const place = String(peers.push(peer) - 1);
      const other = (): FakePeer | null => (peer.met?.open ? peer.met : null);
      const meet = () => {
        const theirs = other();
        if (!theirs || theirs.met !== peer || !network.media || !peer.open) return;
        const both = [peer, theirs] as const;
        for (const [one, two] of [both, both.toReversed()] as const) {
          if (!one || !two || one.up) continue;
          one.up = true;
          one.events.stream(asStream(two.stream));
          one.events.theyMuted(two.muted);
          one.events.up();
        }
      };
      const offer = () => void (peer.open && events.signal({ type: 'offer', sdp: place }));
      if (initiator && network.offerMs > 0) time.after(network.offerMs, offer);
      else if (initiator) queueMicrotask(offer);
      return {
        signal(data) {
          peer.heard.push(data);
          if (!peer.open || (data.type !== 'offer' && data.type !== 'answer')) return;
          peer.met = peers[Number(data.sdp)] ?? null;
          if (data.type === 'offer') events.signal({ type: 'answer', sdp: place });
          else meet();
        },
        replaceTrack(_former, next) {
          peer.stream = { track: next } as unknown as FakeStream;
          if (peer.up) other()?.events.stream(asStream(peer.stream));
        },
        sayMuted(muted) {
          peer.muted = muted;
          if (peer.up) other()?.events.theyMuted(muted);
        },
        figures: async () => network.figures,
        close() {
          peer.open = false;
        },
      };
    };

  const makeSide = (
    side: CallSide,
    kept: { id: string | null; label?: string | null; call?: KeptCall | null } = { id: null },
  ) => {
    const own: FakePeer[] = [];
    const changed = createListeners();
    const plugged = createListeners();
    let epoch = 1;
    let connection: ConnectionState = { kind: 'connected', since: time.now(), epoch };
    let cut = false;
    let limited = false;
    const microphone = {
      problem: null as MicrophoneProblem | null,
      /** It opens no sooner. */
      slow: null as Promise<void> | null,
      opened: [] as FakeStream[],
      plugged: ['desk'],
      maker: 'Fine',
    };
    let quietly: string[] | null = null;
    /** Which devices there are from now on; one that is in use and not there any more ends. */
    const plug = (ids: string[]): void => {
      quietly = null;
      microphone.plugged = ids;
      for (const { track } of microphone.opened)
        if (!track.stopped && track.from !== 'default' && !ids.includes(track.from)) track.pull();
      plugged.tell();
    };
    let seat: string | null = null;
    const request = async (event: string, input: { seat?: string }): Promise<Result<unknown>> => {
      requests.push(`${side} ${event}`);
      seat = input.seat ?? seat;
      await Promise.resolve();
      if (limited) return fail('rate_limited', 'too much at once');
      if (cut) return fail('unavailable', 'cut');
      const answered = answer(side, event, input);
      await Promise.resolve();
      return cut ? fail('unavailable', 'its answer was lost') : answered;
    };
    const port: CallPort = {
      request: request as CallPort['request'],
      on: ((event: string, listener: (push: never) => void) => {
        const told = (push: unknown) => {
          if (!cut) listener(push as never);
        };
        return event === 'call.state' ? stateHeard.add(told) : signalHeard.add(told);
      }) as CallPort['on'],
      getSnapshot: () => connection,
      subscribe: changed.add,
    };
    const engine: CallEngine = createCallEngine({
      port: saidAhead(port, time),
      side,
      openPeer: openPeerOf(side, own),
      openSilence: () => (network.noSilenceFor.includes(side) ? null : asStream(new FakeStream('silence'))),
      timers: time,
      ids,
      hidden: () => side === 'visitor' && network.hidden,
      microphones: {
        open: async (id) => {
          if (microphone.slow) await microphone.slow;
          if (microphone.problem) return { ok: false, problem: microphone.problem };
          const isHeld = microphone.opened.some(({ track }) => track.stubborn && !track.stopped);
          const found = id !== null && microphone.plugged.includes(id) ? id : 'default';
          const stream = new FakeStream(isHeld ? 'another' : found);
          microphone.opened.push(stream);
          return { ok: true, stream: asStream(stream) };
        },
        list: async () => {
          if (quietly) plug(quietly);
          return microphone.plugged.map((id) => ({ id, label: `${microphone.maker} ${id}` }));
        },
        onChange: plugged.add,
      },
      remembered: {
        get: () => kept.id,
        set: (id, label) => {
          kept.id = id;
          kept.label = label;
        },
        label: () => kept.label ?? null,
      },
      ...('call' in kept
        ? {
            kept: {
              get: () => kept.call ?? null,
              set: (call: KeptCall | null) => {
                kept.call = call;
              },
            },
          }
        : {}),
    });
    return {
      engine,
      /** The peers that this engine opened. */
      peers: own,
      microphone,
      plug,
      /** The same, which the browser finds out when somebody asks it for its list. */
      plugQuietly: (ids: string[]) => {
        quietly = ids;
      },
      view: () => engine.getSnapshot(),
      /** The seat that its engine names. */
      seat: () => seat,
      /** The router refuses whatever is asked, for it was asked too much. */
      limit: (now: boolean) => {
        limited = now;
      },
      cut: () => {
        cut = true;
        connection = { kind: 'reconnecting', since: time.now(), epoch };
        changed.tell();
      },
      mend: () => {
        cut = false;
        epoch += 1;
        connection = { kind: 'connected', since: time.now(), epoch };
        changed.tell();
      },
    };
  };

  const rep = makeSide('rep');
  const visitor = makeSide('visitor');
  return {
    time,
    conversationId,
    calls,
    network,
    peers,
    requests,
    rep,
    visitor,
    makeSide,
    /** The path between the peers breaks; they notice as a browser does. */
    breakMedia: (how: 'down' | 'gone') => {
      network.media = false;
      for (const peer of peers.filter(({ open }) => open)) {
        peer.up = false;
        peer.events[how]();
        if (how === 'gone') peer.open = false;
      }
    },
    /** Another way for signals from side to side, which may lose, double or delay them. */
    setChannel: (next: typeof channel) => {
      channel = next;
    },
    holdSignals: () => {
      holdSignals = true;
    },
    releaseSignals: (order: (signals: typeof held) => typeof held = (signals) => signals) => {
      holdSignals = false;
      for (const { release } of order(held.splice(0))) release();
    },
    /** The router saw the page go that has the call at this side. */
    leaveSeat: (side: CallSide) => vacant.add(live()?.seats[side] ?? ''),
    /** A signal as if the other side had sent it. */
    push: (signal: CallPushes['call.signal']) => signalHeard.tell(signal),
    tell: (call: Call) => stateHeard.tell({ call }),
    settle: async () => {
      for (let turn = 0; turn < 6; turn += 1) await settled();
    },
    /** The rep calls, the visitor answers, both hear each other. */
    talk: async () => {
      rep.engine.start(conversationId);
      for (let turn = 0; turn < 4; turn += 1) await settled();
      visitor.engine.accept();
      for (let turn = 0; turn < 8; turn += 1) await settled();
    },
  };
}
