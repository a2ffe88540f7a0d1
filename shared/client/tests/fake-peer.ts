import type { CallSide } from '../../domain/call.ts';
import type { CallSignal } from '../../protocol/call-requests.ts';
import type { PeerEvents } from '../media/peer-port.ts';
import type { FakeStream } from './fake-sound.ts';

/** A peer that reaches the other one as long as the test's network lets it. */
export interface FakePeer {
  side: CallSide;
  events: PeerEvents;
  stream: FakeStream;
  open: boolean;
  up: boolean;
  muted: boolean;
  /** What it was told of the other side. */
  heard: CallSignal[];
  /** The peer whose description came last. */
  met: FakePeer | null;
}
