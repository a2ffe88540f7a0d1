import type { Call, CallSide } from '../../domain/call.ts';
import { endCall, otherSide, rejoinCall } from '../../domain/call-steps.ts';
import type { CameraPushes } from '../../protocol/camera-requests.ts';
import { fail, ok } from '../../protocol/result.ts';
import type { Camera, CameraDevices, CameraProblem } from '../camera/camera-devices.ts';
import { createCameraEngine } from '../camera/create-camera-engine.ts';
import { createListeners } from '../listeners.ts';
import type { CallView } from '../media/call-view.ts';
import type { OpenPeer, PeerEvents } from '../media/peer-port.ts';
import type { ConnectionState } from '../transport/connection.ts';
import { createManualTime, settled } from './manual-time.ts';

/** A picture that can be told apart, and whose camera can be pulled out. */
export class FakePicture {
  readonly track;
  constructor(from: string) {
    this.track = {
      from,
      kind: 'video',
      stopped: false,
      onended: null as (() => void) | null,
      stop(): void {
        this.stopped = true;
      },
    };
  }
  getTracks() {
    return [this.track];
  }
  getVideoTracks() {
    return [this.track];
  }
}

/** The fake streams stand where the browser's would. */
export const pictureOf = (stream: MediaStream | null) => (stream as unknown as FakePicture | null)?.track;

interface FakePeer {
  seat: string;
  initiator: boolean;
  events: PeerEvents;
  stream: FakePicture;
  open: boolean;
  up: boolean;
}

/** Two sides in a call, a router in memory that carries their signals, and a network that a test cuts. */
export function createCameraHouse() {
  const time = createManualTime();
  const id = (count: number): string => `0190163d-8694-739b-aea5-${String(count).padStart(12, '0')}`;
  let seats = 2;
  const seatOf = { rep: id(1), visitor: id(2) };
  let call: Call = {
    id: id(100),
    conversationId: id(101),
    visitorId: id(102),
    rep: { id: id(103), name: 'Ada Lind', photo: null },
    startedBy: 'rep',
    startedAt: 0,
    seats: seatOf,
    joins: 0,
    state: 'connected',
    answeredAt: 0,
    connectedAt: 0,
  };
  const callChanged = createListeners();
  const heard = createListeners<[CameraPushes['camera.signal']]>();
  const network = { media: true };
  const peers: FakePeer[] = [];
  const sent: CameraPushes['camera.signal'][] = [];

  const openPeerAt =
    (seat: string): OpenPeer =>
    ({ initiator, stream }, events) => {
      const peer = { seat, initiator, events, stream: stream as unknown as FakePicture, open: true, up: false };
      peers.push(peer);
      const meet = (): void => {
        const theirs = peers.findLast((one) => one.seat !== seat && one.open && !one.initiator);
        if (!theirs || !network.media || !peer.open) return;
        for (const one of [peer, theirs]) {
          if (one.up) continue;
          one.up = true;
          if (!one.initiator) one.events.stream(stream);
          one.events.up();
        }
      };
      if (initiator) queueMicrotask(() => peer.open && events.signal({ type: 'offer', sdp: 'o' }));
      return {
        signal(data) {
          if (!peer.open) return;
          if (data.type === 'offer') events.signal({ type: 'answer', sdp: 'a' });
          if (data.type === 'answer') meet();
        },
        replaceTrack: (_former, next) => {
          for (const one of peers.filter((each) => each.open && each.seat !== seat && !each.initiator))
            one.events.stream({ getTracks: () => [next], getVideoTracks: () => [next], track: next } as never);
        },
        sayMuted: () => {},
        figures: async () => null,
        close() {
          peer.open = false;
        },
      };
    };

  /** An engine of one side, on a machine of its own. */
  const aSide = (side: CallSide, seat: string) => {
    const connected = createListeners();
    let epoch = 1;
    let cut = false;
    let state: ConnectionState = { kind: 'connected', since: time.now(), epoch };
    const plugged = createListeners();
    const devices = {
      all: [{ id: 'built-in', label: 'Built-in camera' }] as Camera[],
      problem: null as CameraProblem | null,
      opened: [] as FakePicture[],
      asked: [] as (string | null)[],
      listeners: 0,
      /** The person has not answered the browser's question yet. */
      waits: null as (() => void) | null,
      ask: false,
    };
    const cameras: CameraDevices = {
      async open(wanted) {
        devices.asked.push(wanted);
        if (devices.ask) await new Promise<void>((answered) => (devices.waits = answered));
        if (devices.problem) return { ok: false, problem: devices.problem };
        const picture = new FakePicture(wanted ?? 'built-in');
        devices.opened.push(picture);
        return { ok: true, stream: picture as unknown as MediaStream };
      },
      list: async () => devices.all,
      onChange(listener) {
        devices.listeners += 1;
        const stop = plugged.add(listener);
        return () => {
          devices.listeners -= 1;
          stop();
        };
      },
    };
    const memory = { chosen: null as Camera | null };
    const view = (): Pick<CallView, 'call' | 'phase'> => {
      if (call.state === 'ended') return { call, phase: 'ended' };
      return { call, phase: call.seats[side] === seat ? 'connected' : 'elsewhere' };
    };
    let seen = view();
    callChanged.add(() => {
      seen = view();
    });
    const engine = createCameraEngine({
      side,
      calls: { getSnapshot: () => seen, subscribe: callChanged.add },
      cameras,
      openPeer: openPeerAt(seat),
      timers: time,
      nothing: () => new FakePicture('nothing') as unknown as MediaStream,
      remembered: {
        get: () => memory.chosen,
        set: (chosen) => {
          memory.chosen = chosen;
        },
      },
      port: {
        request: (async (event: string, input: CameraPushes['camera.signal']) => {
          await Promise.resolve();
          if (cut) return fail('unavailable', 'cut');
          if (event === 'camera.ice') return ok({ iceServers: [], relayOnly: false });
          if (call.state === 'ended') return fail('conflict', 'ended', { why: 'ended' });
          sent.push(input);
          const to = call.seats[otherSide(side)];
          if (to !== null) queueMicrotask(() => heard.tell({ ...input, seat: to }));
          return ok({});
        }) as never,
        on: ((_event: string, listener: (push: CameraPushes['camera.signal']) => void) =>
          heard.add((push) => {
            if (!cut) listener(push);
          })) as never,
        getSnapshot: () => state,
        subscribe: connected.add,
      },
    });
    return {
      engine,
      devices,
      memory,
      view: () => engine.getSnapshot(),
      plug: (all: Camera[]) => {
        devices.all = all;
        plugged.tell();
      },
      cut: () => {
        cut = true;
        state = { kind: 'reconnecting', since: time.now(), epoch };
        connected.tell();
      },
      mend: () => {
        cut = false;
        epoch += 1;
        state = { kind: 'connected', since: time.now(), epoch };
        connected.tell();
      },
    };
  };

  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 12; turn += 1) await settled();
  };
  const rep = aSide('rep', seatOf.rep);
  const visitor = aSide('visitor', seatOf.visitor);
  return {
    time,
    network,
    peers,
    sent,
    settle,
    rep,
    visitor,
    open: () => peers.filter(({ open }) => open).length,
    hangUp: () => {
      if (call.state !== 'ended') call = endCall(call, { reason: 'hung_up', by: 'rep', at: time.now() });
      callChanged.tell();
    },
    /** The side's page is loaded anew: another engine has its place in the same call. */
    rejoin: (side: CallSide) => {
      seats += 1;
      const seat = id(seats);
      if (call.state !== 'ended') call = rejoinCall(call, side, seat);
      const again = aSide(side, seat);
      callChanged.tell();
      return again;
    },
    /** The path between the peers breaks; they notice as a browser does. */
    breakMedia: () => {
      network.media = false;
      for (const peer of peers.filter(({ open }) => open)) {
        peer.up = false;
        peer.events.down();
      }
    },
  };
}
