import type { CallSignal } from '../../protocol/call-requests.ts';
import type { WayFigures } from './call-quality.ts';

/** The servers by which two peers find a way to each other. */
export interface IceServer {
  urls: string[];
  username?: string | undefined;
  credential?: string | undefined;
}

/** The ways two peers may take to each other; `relayOnly` allows none but through a relay. */
export interface Ways {
  iceServers: readonly IceServer[];
  relayOnly: boolean;
}

/** What a peer tells: `down` and `up` may come and go; after `gone` nothing comes. */
export interface PeerEvents {
  signal(data: CallSignal): void;
  /** The way stands, for the first time or again. */
  up(): void;
  /** Nothing comes through; the way may stand again. */
  down(): void;
  /** It will not come back by itself. */
  gone(): void;
  stream(remote: MediaStream): void;
  /** The other side switched its microphone off, or on again. */
  theyMuted(muted: boolean): void;
}

/** One attempt to reach the other side. */
export interface Peer {
  signal(data: CallSignal): void;
  /** Sends another microphone's sound from now on. */
  replaceTrack(former: MediaStreamTrack, next: MediaStreamTrack, stream: MediaStream): void;
  /** Tells the other side whether this one's microphone is off: now, or as soon as the way stands. */
  sayMuted(muted: boolean): void;
  /** What was measured so far; null where nothing can be. */
  figures(): Promise<WayFigures | null>;
  /** Ends it; tells nothing more. */
  close(): void;
}

/** Opens a peer; simple-peer in product, a fake one in tests. */
export type OpenPeer = (
  options: {
    initiator: boolean;
    stream: MediaStream;
    /** Sees the connection below before it speaks to the other side, to set how it sends. */
    opened?: (connection: RTCPeerConnection) => void;
    /** The most that the other side may send of pictures, in kbit/s. */
    picturesKbps?: number;
  } & Ways,
  events: PeerEvents,
) => Peer;
