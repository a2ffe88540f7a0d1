import { createDemoHost, type DemoHost } from '../../../shared/client/demo/demo-host.ts';
import { forReading, sendForReading } from '../../../shared/client/demo/screen-sender.ts';
import { createListeners } from '../../../shared/client/listeners.ts';
import { latePeer } from '../../../shared/client/media/late-peer.ts';
import type { OpenPeer } from '../../../shared/client/media/peer-port.ts';
import type { Readable } from '../../../shared/client/readable.ts';
import { slot, type Workspace } from '../../bridge/workspace.ts';

const fetchPeers = (): Promise<OpenPeer> =>
  import('../../../shared/client/media/open-simple-peer.ts').then(
    ({ openSimplePeer }): OpenPeer =>
      (options, events) =>
        openSimplePeer({ ...options, opened: sendForReading }, events),
  );

/** The picture of what was chosen; null where the person chose nothing, or the system gives none. */
const capture = async (): Promise<MediaStream | 'denied' | 'failed'> => {
  try {
    const picture = await navigator.mediaDevices.getDisplayMedia({ video: { frameRate: { ideal: 30 } }, audio: false });
    return forReading(picture);
  } catch (error) {
    return (error as Error).name === 'NotAllowedError' ? 'denied' : 'failed';
  }
};

/** The rep's demos: picks, shows, stops. */
export interface Demos {
  readonly host: DemoHost;
  /** The conversation for whose visitor something is being picked; null while nothing is. */
  readonly picking: Readable<string | null>;
  /** Begins to show something to the visitor of the conversation. */
  begin(conversationId: string): void;
  /** Shows what was picked. */
  pick(source: { id: string; name: string }): void;
  cancel(): void;
  close(): void;
}

function createDemos({ connection, timers, ids, bridge }: Workspace): Demos {
  const host = createDemoHost({ port: connection, openPeer: latePeer(fetchPeers), timers, ids });
  const changed = createListeners();
  let picking: string | null = null;
  const setPicking = (next: string | null): void => {
    picking = next;
    changed.tell();
  };
  const show = async (conversationId: string, name: string): Promise<void> => {
    const picture = await capture();
    // In a browser the person closed the browser's own picker; on the desktop they had chosen already.
    if (picture === 'denied' && bridge.screen.picker === null) return;
    if (typeof picture === 'string') host.refuse('no_picture');
    else host.start(conversationId, picture, name);
  };
  // A window that goes away takes its picture along.
  const leave = (): void => host.stop();
  window.addEventListener('pagehide', leave);
  return {
    host,
    picking: { getSnapshot: () => picking, subscribe: changed.add },
    begin(conversationId) {
      if (bridge.screen.picker !== null) setPicking(conversationId);
      else void show(conversationId, '');
    },
    pick({ id, name }) {
      const conversationId = picking;
      setPicking(null);
      if (conversationId === null || bridge.screen.picker === null) return;
      void bridge.screen.picker.choose({ id }).then((answer) => {
        if (answer.ok && answer.data.chosen) void show(conversationId, name);
        else host.refuse('no_picture');
      });
    },
    cancel: () => setPicking(null),
    close() {
      window.removeEventListener('pagehide', leave);
      host.close();
    },
  };
}

/** The rep's demos in the workspace. */
export const demosSlot = slot('demos', createDemos);
