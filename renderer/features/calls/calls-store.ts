import type { CallEngine } from '../../../shared/client/media/call-engine.ts';
import { createCallEngine } from '../../../shared/client/media/create-call-engine.ts';
import { keptCall } from '../../../shared/client/media/kept-call.ts';
import { latePeer } from '../../../shared/client/media/late-peer.ts';
import { browserMicrophones } from '../../../shared/client/media/microphone.ts';
import type { OpenPeer } from '../../../shared/client/media/peer-port.ts';
import { slot, type Workspace } from '../../bridge/workspace.ts';

const fetchPeers = (): Promise<OpenPeer> =>
  import('../../../shared/client/media/open-simple-peer.ts').then(({ openSimplePeer }) => openSimplePeer);

/** By then the first screen stands, and the first call need not wait for its code. */
const FETCH_AFTER_MS = 5_000;

/** The rep's calls, with the microphone that was chosen on this machine. */
function createCalls({ connection, timers, ids, bridge }: Workspace): CallEngine {
  let microphoneId: string | null = null;
  const engine = createCallEngine({
    port: connection,
    side: 'rep',
    microphones: browserMicrophones(navigator.mediaDevices),
    openPeer: latePeer(fetchPeers),
    timers,
    ids,
    ...(bridge.kind === 'browser' ? { kept: keptCall(() => sessionStorage, 'foyer:call') } : {}),
    remembered: {
      get: () => microphoneId,
      set(id) {
        if (id === microphoneId) return;
        microphoneId = id;
        void bridge.settings.change({ microphoneId: id });
      },
    },
  });
  void bridge.settings.read().then((read) => {
    if (!read.ok || read.data.microphoneId === null || microphoneId !== null) return;
    microphoneId = read.data.microphoneId;
    engine.chooseMicrophone(microphoneId);
  });
  const stopFetch = timers.after(FETCH_AFTER_MS, () => void fetchPeers().catch(() => {}));
  // A window of the desktop that goes away takes its end of the call along: the visitor is not left with silence. A page in a
  // browser may be loaded anew, and goes on with its call.
  const { leave } = engine;
  window.addEventListener('pagehide', leave);
  return {
    ...engine,
    close() {
      stopFetch();
      window.removeEventListener('pagehide', leave);
      leave();
      engine.close();
    },
  };
}

/** The rep's calls in the workspace. */
export const callsSlot = slot('calls', createCalls);
