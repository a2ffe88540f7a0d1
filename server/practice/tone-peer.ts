import { MediaStreamTrack, RTCPeerConnection, RtpHeader, RtpPacket, usePCMU } from 'werift';
import type { CallSignal } from '../../shared/protocol/call-requests.ts';
import { packetSamples, sampleRate, tonePacket } from './tone.ts';

export interface TonePeerOptions {
  initiator: boolean;
  iceServers: readonly { urls: string[]; username?: string | undefined; credential?: string | undefined }[];
  signal(data: CallSignal): void;
  up(): void;
  gone(): void;
}

/** One attempt to reach the other side's engine with a tone instead of a voice. */
export interface TonePeer {
  signal(data: CallSignal): void;
  close(): void;
}

const packetMs = (packetSamples / sampleRate) * 1_000;
const payloadOfPcmu = 0;

/** Sends the tone in packets of 20 ms, as many as time has passed, until it is stopped. */
const playTone = (track: MediaStreamTrack): (() => void) => {
  const began = performance.now();
  const ssrc = Math.floor(Math.random() * 2 ** 31);
  let sent = 0;
  const timer = setInterval(() => {
    for (const due = (performance.now() - began) / packetMs; sent < due; sent += 1) {
      const header = new RtpHeader({
        sequenceNumber: sent & 0xff_ff,
        timestamp: (sent * packetSamples) >>> 0,
        payloadType: payloadOfPcmu,
        ssrc,
        marker: sent === 0,
      });
      track.writeRtp(new RtpPacket(header, tonePacket(sent * packetSamples)));
    }
  }, packetMs);
  return () => clearInterval(timer);
};

/** Opens a peer that speaks to simple-peer: audio, and the data channel whose opening it takes for the connection's. */
export const openTonePeer = (options: TonePeerOptions): TonePeer => {
  const track = new MediaStreamTrack({ kind: 'audio' });
  const peer = new RTCPeerConnection({
    codecs: { audio: [usePCMU()], video: [] },
    iceServers: options.iceServers.flatMap(({ urls, username, credential }) =>
      urls.map((url) => ({ urls: url, ...(username ? { username } : {}), ...(credential ? { credential } : {}) })),
    ),
  });
  let stopTone = (): void => {};
  let closed = false;
  peer.addTrack(track);
  peer.onIceCandidate.subscribe((candidate) => {
    if (closed || candidate === undefined) return;
    const { candidate: text, sdpMLineIndex = null, sdpMid = null } = candidate.toJSON();
    options.signal({ type: 'candidate', candidate: { candidate: text, sdpMLineIndex, sdpMid } });
  });
  peer.connectionStateChange.subscribe((state) => {
    if (closed) return;
    if (state === 'connected') {
      stopTone();
      stopTone = playTone(track);
      options.up();
    } else if (state === 'failed' || state === 'disconnected') options.gone();
  });

  const fail = (): void => {
    if (!closed) options.gone();
  };
  const offer = async (): Promise<void> => {
    peer.createDataChannel('tone');
    await peer.setLocalDescription(await peer.createOffer());
    if (peer.localDescription) options.signal({ type: 'offer', sdp: peer.localDescription.sdp });
  };
  const take = async (data: CallSignal): Promise<void> => {
    switch (data.type) {
      case 'offer':
        await peer.setRemoteDescription(data);
        await peer.setLocalDescription(await peer.createAnswer());
        if (peer.localDescription) options.signal({ type: 'answer', sdp: peer.localDescription.sdp });
        return;
      case 'answer':
        return peer.setRemoteDescription(data);
      case 'candidate':
        return peer.addIceCandidate({
          candidate: data.candidate.candidate,
          sdpMid: data.candidate.sdpMid ?? undefined,
          sdpMLineIndex: data.candidate.sdpMLineIndex ?? undefined,
        });
      default:
    }
  };
  // In the order they came: a candidate means nothing before the description it belongs to.
  let busy = options.initiator ? offer().catch(fail) : Promise.resolve();

  return {
    signal: (data) => {
      busy = busy.then(() => (closed ? undefined : take(data))).catch(fail);
    },
    close: () => {
      closed = true;
      stopTone();
      void peer.close();
    },
  };
};
