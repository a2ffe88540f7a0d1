import type { OpenPeer, PeerEvents } from '../media/peer-port.ts';

interface FakePeer {
  /** Whose peer it is: only those of two can meet. */
  owner: string;
  initiator: boolean;
  events: PeerEvents;
  stream: MediaStream;
  open: boolean;
  up: boolean;
}

/** Peers that bring a picture from the side that begins to the other, as long as the test's network lets them. */
export const createPicturePeers = () => {
  const network = { media: true };
  const peers: FakePeer[] = [];
  const openAt =
    (owner: string): OpenPeer =>
    ({ initiator, stream }, events) => {
      const peer: FakePeer = { owner, initiator, events, stream, open: true, up: false };
      peers.push(peer);
      const other = (): FakePeer | undefined =>
        peers.findLast((one) => one.owner !== owner && one.open && one.initiator !== initiator);
      const meet = (): void => {
        const theirs = other();
        if (!theirs || !network.media || !peer.open) return;
        for (const one of [peer, theirs]) {
          if (one.up) continue;
          one.up = true;
          if (!one.initiator) one.events.stream(initiator ? peer.stream : theirs.stream);
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
        replaceTrack(_former, next) {
          peer.stream = { getTracks: () => [next], getVideoTracks: () => [next], track: next } as never;
          if (peer.up) other()?.events.stream(peer.stream);
        },
        sayMuted: () => {},
        figures: async () => null,
        close() {
          peer.open = false;
        },
      };
    };
  return {
    network,
    peers,
    openAt,
    /** How many are not closed. */
    open: (): number => peers.filter(({ open }) => open).length,
    /** The path between them breaks; they notice as a browser does. */
    breakMedia: (): void => {
      network.media = false;
      for (const peer of peers.filter(({ open }) => open)) {
        peer.up = false;
        peer.events.down();
      }
    },
  };
};
