import { openSimplePeer } from '../media/open-simple-peer.ts';
import type { OpenPeer } from '../media/peer-port.ts';
import { sendAtMost } from './send-at-most.ts';

/** Opens peers for a face that send, and ask for, at most so many kbit/s. */
export const openCameraPeer =
  (kbps: number): OpenPeer =>
  (options, events) =>
    openSimplePeer({ ...options, picturesKbps: kbps, opened: sendAtMost(kbps) }, events);
