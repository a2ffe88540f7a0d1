import type { Call, CallSide } from '../../domain/call.ts';
import { endCall, otherSide, rejoinCall } from '../../domain/call-steps.ts';
import type { CameraPushes } from '../../protocol/camera-requests.ts';
import { fail, ok } from '../../protocol/result.ts';
import type { Camera, CameraDevices, CameraProblem } from '../camera/camera-devices.ts';
import { createCameraEngine } from '../camera/create-camera-engine.ts';
import { createListeners } from '../listeners.ts';
import type { CallView } from '../media/call-view.ts';
import { aLine } from './fake-line.ts';
import { FakePicture } from './fake-picture.ts';
import { createPicturePeers } from './fake-picture-peers.ts';
import { createManualTime, settled } from './manual-time.ts';

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
  const { network, peers, openAt, open, breakMedia } = createPicturePeers();
  const sent: CameraPushes['camera.signal'][] = [];

  /** An engine of one side, on a machine of its own. */
  const aSide = (side: CallSide, seat: string) => {
    const line = aLine(time);
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
        return { ok: true, stream: picture.asStream() };
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
      openPeer: openAt(seat),
      timers: time,
      nothing: () => new FakePicture('nothing').asStream(),
      remembered: {
        get: () => memory.chosen,
        set: (chosen) => {
          memory.chosen = chosen;
        },
      },
      port: {
        request: (async (event: string, input: CameraPushes['camera.signal']) => {
          await Promise.resolve();
          if (line.isCut()) return fail('unavailable', 'cut');
          if (event === 'camera.ice') return ok({ iceServers: [], relayOnly: false });
          if (call.state === 'ended') return fail('conflict', 'ended', { why: 'ended' });
          sent.push(input);
          const to = call.seats[otherSide(side)];
          if (to !== null) queueMicrotask(() => heard.tell({ ...input, seat: to }));
          return ok({});
        }) as never,
        on: ((_event: string, listener: (push: CameraPushes['camera.signal']) => void) =>
          heard.add((push) => {
            if (!line.isCut()) listener(push);
          })) as never,
        getSnapshot: line.getSnapshot,
        subscribe: line.subscribe,
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
      cut: line.cut,
      mend: line.mend,
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
    open,
    breakMedia,
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
  };
}
