import { latePeer } from '../../../../shared/client/media/late-peer.ts';
import { createListening } from '../../../../shared/client/media/listen-to-call.ts';
import { openMix } from '../../../../shared/client/media/mix-sounds.ts';
import { shareCall } from '../../../../shared/client/media/share-call.ts';
import { slot } from '../../../bridge/workspace.ts';
import { callsSlot } from '../calls-store.ts';

const openPeer = latePeer(() =>
  import('../../../../shared/client/media/open-simple-peer.ts').then(({ openSimplePeer }) => openSimplePeer),
);

/** The call a manager listens to. */
export const listeningSlot = slot('listening', (workspace) => {
  const { connection, timers, ids } = workspace;
  const calls = workspace.get(callsSlot);
  return createListening({
    port: connection,
    openPeer,
    microphones: calls.microphones,
    microphoneId: () => calls.getSnapshot().microphoneId,
    silence: () => new MediaStream(),
    timers,
    ids,
  });
});

/** Who listens to the call of this window. */
export const sharedCallSlot = slot('shared-call', (workspace) => {
  const { connection, timers } = workspace;
  return shareCall({ port: connection, engine: workspace.get(callsSlot), openPeer, openMix, timers });
});
