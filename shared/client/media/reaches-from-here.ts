import type { Timers } from '../timers.ts';
import type { IceServer } from './peer-port.ts';

/** A server that takes longer is of no use to a call. */
const patienceMs = 8_000;

/** Whether this computer gets a place at a relay, or hears its own address from a server that tells it. */
export function reachesFromHere(server: IceServer, timers: Timers): Promise<boolean> {
  const relay = server.urls.every((url) => url.startsWith('turn'));
  const wanted = relay ? 'relay' : 'srflx';
  return new Promise((resolve) => {
    const peer = new RTCPeerConnection({
      iceServers: [server as RTCIceServer],
      iceTransportPolicy: relay ? 'relay' : 'all',
    });
    const done = (reached: boolean): void => {
      stop();
      peer.close();
      resolve(reached);
    };
    const stop = timers.after(patienceMs, () => done(false));
    peer.onicecandidate = ({ candidate }) => {
      if (candidate === null) done(false);
      else if (candidate.type === wanted) done(true);
    };
    peer.createDataChannel('');
    peer.createOffer().then(
      (offer) => peer.setLocalDescription(offer),
      () => done(false),
    );
  });
}
