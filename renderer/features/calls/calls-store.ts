import type { CallEngine } from '../../../shared/client/media/call-engine.ts';
import { createCallEngine } from '../../../shared/client/media/create-call-engine.ts';
import { keptCall } from '../../../shared/client/media/kept-call.ts';
import { latePeer } from '../../../shared/client/media/late-peer.ts';
import {
  canChooseLoudspeaker,
  createLoudspeakers,
  type Loudspeakers,
} from '../../../shared/client/media/loudspeakers.ts';
import { browserMicrophones, type MicrophonePort } from '../../../shared/client/media/microphone.ts';
import { openSilence } from '../../../shared/client/media/open-silence.ts';
import type { OpenPeer } from '../../../shared/client/media/peer-port.ts';
import { reportCalls } from '../../../shared/client/media/report-call.ts';
import { saidAhead } from '../../../shared/client/media/said-ahead.ts';
import { type DesktopSettings, defaultDesktopSettings } from '../../../shared/ipc/settings.ts';
import { slot, type Workspace } from '../../bridge/workspace.ts';

const fetchPeers = (): Promise<OpenPeer> =>
  import('../../../shared/client/media/open-simple-peer.ts').then(({ openSimplePeer }) => openSimplePeer);

/** By then the first screen stands, and the first call need not wait for its code. */
const FETCH_AFTER_MS = 5_000;

/** The visitor who was called last: what did not come about is said of them, and tried again. */
export interface Called {
  conversationId: string;
  name: string;
}

/** The rep's calls, and what they are heard and played with on this machine. */
export interface Calls extends CallEngine {
  /** Calls the visitor of a conversation. */
  call(called: Called): void;
  called(): Called | null;
  readonly loudspeakers: Loudspeakers;
  readonly microphones: MicrophonePort;
  /** Looks what devices there are: their names are known once a microphone was allowed. */
  look(): void;
}

type Sound = Pick<DesktopSettings, 'microphoneId' | 'microphoneLabel' | 'loudspeaker' | 'soundSwitches'>;

/** The rep's calls, with the devices that were chosen on this machine. */
function createCalls({ connection, timers, ids, bridge }: Workspace): Calls {
  let sound: Sound = defaultDesktopSettings;
  let touched = false;
  const keep = (part: Partial<Sound>): void => {
    touched = true;
    sound = { ...sound, ...part };
    void bridge.settings.change(part);
  };
  const microphones = browserMicrophones(navigator.mediaDevices);
  const loudspeakers = createLoudspeakers({
    devices: navigator.mediaDevices,
    canChoose: canChooseLoudspeaker(),
    timers,
    remembered: { get: () => sound.loudspeaker, set: (loudspeaker) => keep({ loudspeaker }) },
  });
  const engine = createCallEngine({
    port: saidAhead(connection, timers),
    side: 'rep',
    microphones,
    openPeer: latePeer(fetchPeers),
    openSilence,
    timers,
    ids,
    ...(bridge.kind === 'browser' ? { kept: keptCall(() => sessionStorage, 'foyer:call') } : {}),
    remembered: {
      get: () => sound.microphoneId,
      label: () => sound.microphoneLabel,
      set: (microphoneId, microphoneLabel) => keep({ microphoneId, microphoneLabel }),
    },
    switches: { get: () => sound.soundSwitches, set: (soundSwitches) => keep({ soundSwitches }) },
  });
  const look = (): void => {
    engine.recall();
    loudspeakers.look();
  };
  void bridge.settings.read().then((read) => {
    if (!read.ok || touched) return;
    sound = read.data;
    look();
  });
  const stopReports = reportCalls({ engine, side: 'rep', timers, port: connection });
  let last: Called | null = null;
  // An open microphone is leave to know the loudspeakers' names.
  let heard: MediaStream | null = null;
  const stopFollow = engine.subscribe(() => {
    const { local } = engine.getSnapshot();
    if (local !== null && heard === null) loudspeakers.look();
    heard = local;
  });
  const stopFetch = timers.after(FETCH_AFTER_MS, () => void fetchPeers().catch(() => {}));
  // A window of the desktop that goes away takes its end of the call along: the visitor is not left with silence. A page in a
  // browser may be loaded anew, and goes on with its call.
  const { leave } = engine;
  window.addEventListener('pagehide', leave);
  return {
    ...engine,
    call(called) {
      last = called;
      engine.start(called.conversationId);
    },
    called: () => last,
    loudspeakers,
    microphones,
    look,
    close() {
      stopFollow();
      loudspeakers.close();
      stopReports();
      stopFetch();
      window.removeEventListener('pagehide', leave);
      leave();
      engine.close();
    },
  };
}

/** The rep's calls in the workspace. */
export const callsSlot = slot('calls', createCalls);
