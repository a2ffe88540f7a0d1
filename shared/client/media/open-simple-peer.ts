/// <reference path="./simplepeer-module.d.ts" />
import SimplePeer from 'simple-peer/simplepeer.min.js';
import type { CallSignal } from '../../protocol/call-requests.ts';
import type { OpenPeer } from './peer-port.ts';
import { thrifty } from './thrifty.ts';

const mutedWord = 'm'.charCodeAt(0);
/** Where a browser would only call by TCP: none of them can be called so, and one that could would learn it from the call. */
const callsByTcp = /tcptype active/;

/** Opens a peer on simple-peer. Its own list of foreign servers is never used. */
export const openSimplePeer: OpenPeer = (
  { initiator, stream, iceServers, relayOnly, opened, picturesKbps },
  events,
) => {
  let closed = false;
  let muted = false;
  const peer = new SimplePeer({
    initiator,
    stream,
    ...(picturesKbps === undefined ? {} : { sdpTransform: (sdp) => thrifty(sdp, picturesKbps) }),
    config: {
      iceServers: [...iceServers] as RTCIceServer[],
      iceTransportPolicy: relayOnly ? 'relay' : 'all',
      // Sound and side channel go one way: half the addresses to tell, and until the answer half the places at the relay.
      bundlePolicy: 'max-bundle',
    },
  });
  if (peer._pc) opened?.(peer._pc);
  const say = (): void => {
    if (closed || peer.destroyed || !peer.connected) return;
    try {
      peer.send(muted ? 'm' : 'u');
    } catch {
      // A channel that closes in this moment: the next attempt says it.
    }
  };
  const gone = (): void => {
    if (closed) return;
    closed = true;
    events.gone();
  };
  peer.on('signal', (data) => {
    const said = data as CallSignal;
    if (!closed && !(said.type === 'candidate' && callsByTcp.test(said.candidate.candidate))) events.signal(said);
  });
  peer.on('connect', () => {
    if (closed) return;
    say();
    events.up();
  });
  // The side channel goes with the sound: no router is asked, and a broken way brings no old word.
  peer.on('data', ([word]) => {
    if (!closed) events.theyMuted(word === mutedWord);
  });
  peer.on('stream', (remote) => {
    if (!closed) events.stream(remote);
  });
  // The close that follows says it; without a listener an error would be thrown.
  peer.on('error', () => {});
  peer.on('close', gone);
  // Not iceConnectionState: that one may stay at `disconnected` while the connection has failed.
  peer._pc?.addEventListener('connectionstatechange', ({ currentTarget }) => {
    const { connectionState } = currentTarget as RTCPeerConnection;
    if (closed) return;
    if (connectionState === 'disconnected') events.down();
    if (connectionState === 'connected') events.up();
  });
  return {
    signal(data) {
      if (!closed && !peer.destroyed) peer.signal(data);
    },
    replaceTrack(former, next, own) {
      if (!closed && !peer.destroyed) peer.replaceTrack(former, next, own);
    },
    sayMuted(now) {
      muted = now;
      say();
    },
    figures: async () => {
      try {
        // By now the call stands: its answer did not wait for this code.
        const { readFigures } = await import('../quality/read-figures.ts');
        const report = closed ? null : await peer._pc?.getStats();
        return report ? readFigures(report as unknown as Map<string, Record<string, unknown>>) : null;
      } catch {
        return null;
      }
    },
    close() {
      closed = true;
      peer.destroy();
    },
  };
};
