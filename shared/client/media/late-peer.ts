import type { OpenPeer, Peer } from './peer-port.ts';

/**
 * Opens peers with code that is fetched when the first one is wanted. What is asked of a peer meanwhile waits for it; where
 * the code does not come, the peer is gone like one whose way broke.
 */
export const latePeer =
  (fetch: () => Promise<OpenPeer>): OpenPeer =>
  (options, events) => {
    let closed = false;
    let peer: Peer | null = null;
    const waiting: ((peer: Peer) => void)[] = [];
    const ask = (act: (peer: Peer) => void): void => {
      if (peer === null) waiting.push(act);
      else act(peer);
    };
    const opened = (open: OpenPeer): void => {
      if (closed) return;
      const own = open(options, events);
      peer = own;
      for (const act of waiting) act(own);
    };
    fetch().then(opened, () => {
      if (!closed) events.gone();
    });
    return {
      signal: (data) => ask((own) => own.signal(data)),
      replaceTrack: (former, next, stream) => ask((own) => own.replaceTrack(former, next, stream)),
      sayMuted: (muted) => ask((own) => own.sayMuted(muted)),
      figures: () => peer?.figures() ?? Promise.resolve(null),
      close() {
        closed = true;
        peer?.close();
      },
    };
  };
