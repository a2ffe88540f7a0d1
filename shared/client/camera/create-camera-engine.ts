import type { CallSide, LiveCall } from '../../domain/call.ts';
import { firstGeneration, otherSide } from '../../domain/call-steps.ts';
import type { CameraPushes } from '../../protocol/camera-requests.ts';
import { isTransient } from '../../protocol/error-codes.ts';
import { createListeners } from '../listeners.ts';
import type { Ways } from '../media/peer-port.ts';
import { release } from '../media/release.ts';
import { findDevice } from '../media/sound-devices.ts';
import { type SuperviseOptions, type Supervisor, supervisePeer } from '../media/supervise-peer.ts';
import type { CameraProblem } from './camera-devices.ts';
import { type CameraEngine, type CameraEngineOptions, type CameraView, noCamera } from './camera-engine.ts';

/** A router that does not hear that a camera was switched off is told again after so long. */
const tellAgainMs = 2_000;

/**
 * Makes the cameras of one side. Each side's camera has a way of its own beside the call's, which that side begins; nothing
 * here touches the sound.
 */
export function createCameraEngine(options: CameraEngineOptions): CameraEngine {
  const { port, side, calls, cameras, openPeer, timers, remembered } = options;
  const other = otherSide(side);
  const changed = createListeners();
  let view: CameraView = { ...noCamera, cameraId: remembered.get()?.id ?? null };
  /** The call in which this engine sits, as it was told last. */
  let at: LiveCall | null = null;
  const ways: Record<CallSide, Supervisor | null> = { rep: null, visitor: null };
  /** The highest attempt of each camera so far. */
  let last: Record<CallSide, number> = { rep: 0, visitor: 0 };
  /** What belongs to attempts of the other side's camera up to this one is over. */
  let overUpTo = 0;
  let servers: Ways | null = null;
  /** Grows with each act of the person, so that what an older one waited for is not taken for this one. */
  let act = 0;
  let stopDevices = () => {};
  const tellAgain = new Set<() => void>();

  const show = (change: Partial<CameraView>): void => {
    view = { ...view, ...change };
    changed.tell();
  };

  const count = (of: CallSide, generation: number): void => {
    last = { ...last, [of]: Math.max(last[of], generation) };
  };

  /** A router that is away for a moment does not open ways that it would not allow. */
  const ice = async (): Promise<Ways | null> => {
    const answer = await port.request('camera.ice', {});
    if (answer.ok) servers = answer.data;
    return servers;
  };

  const send = async (call: LiveCall, signal: Omit<CameraPushes['camera.signal'], 'callId' | 'seat'>) => {
    const seat = call.seats[side];
    if (seat === null) return true;
    const answer = await port.request('camera.signal', { callId: call.id, seat, ...signal });
    return answer.ok || !isTransient(answer.error.code);
  };

  const open = (
    call: LiveCall,
    of: CallSide,
    way: Pick<SuperviseOptions, 'generation' | 'stream' | 'moved' | 'remote'>,
  ): Supervisor =>
    supervisePeer({
      ...way,
      initiator: of === side,
      ice,
      openPeer,
      timers,
      send: (signal) => {
        count(of, signal.generation);
        return send(call, { of, ...signal });
      },
      // A picture has no sound to be muted.
      muted: () => false,
      theyMuted: () => {},
    });

  const shut = (of: CallSide): void => {
    ways[of]?.close();
    ways[of] = null;
  };

  const sayOff = (call: LiveCall, generation: number): void => {
    void send(call, { of: side, generation, seq: 1, data: { type: 'off' } }).then((heard) => {
      if (heard || at?.id !== call.id) return;
      const stop = timers.after(tellAgainMs, () => {
        tellAgain.delete(stop);
        if (at?.id === call.id) sayOff(at, generation);
      });
      tellAgain.add(stop);
    });
  };

  /** The own camera is off: its light goes out first, whatever else. */
  const stop = (problem: CameraProblem | null = null): void => {
    act += 1;
    stopDevices();
    release(view.local);
    const was = ways[side] !== null;
    shut(side);
    show({ own: 'off', local: null, problem });
    if (was && at) sayOff(at, last[side]);
  };

  const theirsOver = (theirs: CameraView['theirs'] = 'off'): void => {
    overUpTo = Math.max(overUpTo, last[other]);
    shut(other);
    show({ theirs, remote: null });
  };

  const look = async (): Promise<void> => {
    const all = await cameras.list();
    const found = findDevice(all, remembered.get());
    show({ cameras: all, ...(found ? { cameraId: found.id } : {}) });
  };

  /** A camera that is pulled out is not followed by another one: nobody knows what that one looks at. */
  const use = (stream: MediaStream): void => {
    for (const track of stream.getVideoTracks())
      track.onended = () => {
        stop('gone');
        // Which ones are left to choose from.
        void look();
      };
    show({ local: stream });
    void look();
  };

  const switchOn = async (): Promise<void> => {
    if (!at || view.own !== 'off') return;
    act += 1;
    const mine = act;
    show({ own: 'asking', problem: null });
    // By its name, where the browser gave the chosen one another id since.
    await look();
    const opened = mine === act ? await cameras.open(view.cameraId) : null;
    if (mine !== act || !at || !opened) {
      if (opened?.ok) release(opened.stream);
      return;
    }
    if (!opened.ok) {
      stop(opened.problem);
      return;
    }
    stopDevices = cameras.onChange(() => void look());
    use(opened.stream);
    show({ own: 'opening' });
    ways[side] = open(at, side, {
      generation: Math.max(firstGeneration(at), last[side] + 1),
      stream: opened.stream,
      moved: (state) => {
        if (state === 'lost') stop('failed');
        else if (state === 'up') show({ own: 'on' });
        else show({ own: state === 'down' ? 'stuck' : 'opening' });
      },
      remote: () => {},
    });
  };

  /** Another camera takes the place of the one in use; that one first goes out, for a phone has but one at a time. */
  const change = async (): Promise<void> => {
    act += 1;
    const mine = act;
    release(view.local);
    const opened = await cameras.open(view.cameraId);
    const way = ways[side];
    if (mine !== act || !way) {
      if (opened.ok) release(opened.stream);
    } else if (opened.ok) {
      way.replaceStream(opened.stream);
      use(opened.stream);
    } else stop(opened.problem);
  };

  const hearTheirs = (call: LiveCall, signal: CameraPushes['camera.signal']): void => {
    const { data, generation, seq } = signal;
    if (generation <= overUpTo) return;
    count(other, generation);
    if (data.type === 'off') {
      if (ways[other]) theirsOver();
      else overUpTo = generation;
      return;
    }
    if (!ways[other]) {
      show({ theirs: 'opening' });
      ways[other] = open(call, other, {
        generation,
        stream: options.nothing(),
        moved: (state) => {
          if (state === 'lost') theirsOver();
          else if (state === 'up') show({ theirs: 'on' });
          else show({ theirs: state === 'down' ? 'stuck' : 'opening' });
        },
        remote: (remote) => show({ remote }),
      });
    }
    ways[other]?.take({ generation, seq, data });
  };

  const hear = (signal: CameraPushes['camera.signal']): void => {
    if (!at || signal.callId !== at.id || signal.seat !== at.seats[side]) return;
    if (signal.of === other) hearTheirs(at, signal);
    else if (signal.data.type === 'off') return;
    else if (ways[side]) ways[side]?.take({ generation: signal.generation, seq: signal.seq, data: signal.data });
    // They wait for a picture that does not come any more.
    else sayOff(at, signal.generation);
  };

  const leave = (): void => {
    at = null;
    for (const stopTelling of tellAgain) stopTelling();
    tellAgain.clear();
    stop();
    shut(other);
    last = { rep: 0, visitor: 0 };
    overUpTo = 0;
    show({ talks: false, theirs: 'none', remote: null });
  };

  const takeCall = (): void => {
    const { call, phase } = calls.getSnapshot();
    const held = phase === 'connecting' || phase === 'connected' || phase === 'reconnecting';
    if (!held || !call || call.state === 'ended') {
      if (at) leave();
      return;
    }
    if (at?.id !== call.id) {
      if (at) leave();
      at = call;
      show({ talks: true });
      return;
    }
    const joined = call.joins !== at.joins;
    const newcomer = call.seats[other] !== at.seats[other];
    at = call;
    // The other side's page was loaded anew: its camera is off there, and it has seen nothing yet.
    if (newcomer && ways[other]) theirsOver();
    if (joined) ways[side]?.meet(firstGeneration(call));
  };

  let epoch = -1;
  const takeConnection = (): void => {
    const now = port.getSnapshot();
    if (now.kind !== 'connected' || now.epoch === epoch) return;
    epoch = now.epoch;
    ways.rep?.hurry();
    ways.visitor?.hurry();
  };

  const disposers = [port.on('camera.signal', hear), port.subscribe(takeConnection), calls.subscribe(takeCall)];
  takeConnection();
  takeCall();
  for (const signal of options.early ?? []) hear(signal);

  return {
    getSnapshot: () => view,
    subscribe: changed.add,
    switchOn: () => void switchOn(),
    switchOff() {
      if (view.own !== 'off') stop();
    },
    choose(id) {
      const label = view.cameras.find((one) => one.id === id)?.label ?? '';
      remembered.set(id === null ? null : { id, label });
      show({ cameraId: id });
      if (ways[side]) void change();
      else if (view.own === 'asking') {
        // The browser's question is about another one.
        stop();
        void switchOn();
      }
    },
    look() {
      show({ cameraId: remembered.get()?.id ?? null });
      void look();
    },
    dismiss: () => show({ problem: null }),
    close() {
      for (const dispose of disposers) dispose();
      leave();
    },
  };
}
