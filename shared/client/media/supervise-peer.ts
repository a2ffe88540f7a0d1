import type { CallSignal, CallWord } from '../../protocol/call-requests.ts';
import type { Timers } from '../timers.ts';
import { type CallQuality, createQualityMeter } from './call-quality.ts';
import { type CallSample, createSampler, lookMs } from './call-sample.ts';
import type { OpenPeer, Peer, Ways } from './peer-port.ts';

/** How the way to the other side stands; `lost` is given up for good. */
export type WayState = 'opening' | 'up' | 'down' | 'lost';

/** What a supervisor stands on. */
export interface SuperviseOptions {
  initiator: boolean;
  /** It rings yet: the way is opened with the silence in `stream`, and nobody is told of it, nor waits for it, before `go`. */
  rings?: boolean;
  /** The attempt to begin with: those before it were other engines'. */
  generation: number;
  stream: MediaStream;
  /** Fresh servers for each attempt: their credentials are short-lived. */
  ice(): Promise<Ways | null>;
  /** Sends to the other side's engine; false where it may be sent again. */
  send(word: CallWord): Promise<boolean>;
  openPeer: OpenPeer;
  timers: Timers;
  moved(state: WayState): void;
  remote(stream: MediaStream): void;
  /** Whether this side's microphone is off, for the other side to know. */
  muted(): boolean;
  theyMuted(muted: boolean): void;
  /** How it sounds, from a look now and then while the way stands. */
  sounds?(quality: CallQuality, sample: CallSample): void;
}

/** Keeps one call connected. */
export interface Supervisor {
  take(word: CallWord): void;
  /** It was answered: what is to be heard is sent by the way that stands, or by another one at once where it broke. */
  go(stream: MediaStream): void;
  /** Another engine sits at the other side: what there was with the former one is over. */
  meet(generation: number): void;
  /** The network is back as far as one can tell: a way that broke is tried at once. */
  hurry(): void;
  /** Sends what another device gives from now on, in this attempt and in those to come. */
  replaceStream(next: MediaStream): void;
  /** Makes a new attempt with what is to be sent now, where the way stands. */
  anew(): void;
  /** Tells the other side that the microphone was switched off or on. */
  sayMuted(): void;
  close(): void;
}

/** A gap that is shorter is none: radio links have them all the time. */
export const gapMs = 2_500;
/** Between two attempts to reach the other side. */
export const againMs = 4_000;
/** A first attempt may take this long before another is made. */
export const patienceMs = 10_000;
/** Without a sound for so long the call is over. */
export const giveUpMs = 60_000;
const resendMs = 500;
/** So many signals behind the next one are kept at most. */
const maxEarly = 200;
/** The other side's network may be back in the same moment. */
const hurryMs = 300;
const hangUpMs = 400;

/**
 * Reaches the other side and reaches it again: simple-peer cannot restart a way that broke, so a new peer is built on the
 * same call under the next generation. One side begins; the other asks it to.
 */
export function supervisePeer(options: SuperviseOptions): Supervisor {
  const { initiator, timers } = options;
  let { stream } = options;
  /** The stream this peer was opened with: its tracks are replaced in that one. */
  let opened = stream;
  let peer: Peer | null = null;
  let { generation } = options;
  let sent = 0;
  let heard = 0;
  /** Signals that came before an earlier one of the same attempt. */
  let early = new Map<number, CallSignal>();
  let state: WayState = 'opening';
  let stopRetry = () => {};
  let stopGiveUp = () => {};
  let stopLook = () => {};
  const resends = new Set<() => void>();
  let rings = options.rings ?? false;
  /** What became of the way while it rings. */
  let ahead: 'opening' | 'up' | 'broken' = 'opening';

  const move = (next: WayState): void => {
    if (state === next || state === 'lost') return;
    state = next;
    options.moved(next);
  };

  const send = (data: CallSignal, of = generation, seq = 0): void => {
    if (state === 'lost' || of !== generation) return;
    const place = seq || ++sent;
    void options.send({ generation: of, seq: place, data }).then((arrived) => {
      if (arrived || state === 'lost' || of !== generation) return;
      const stop = timers.after(resendMs, () => {
        resends.delete(stop);
        send(data, of, place);
      });
      resends.add(stop);
    });
  };

  const retryAfter = (ms: number): void => {
    stopRetry();
    stopRetry = timers.after(ms, () => {
      if (rings) {
        // Both have spoken, and nothing came of it.
        if (initiator && heard > 0) ahead = 'broken';
      } else if (initiator) dial(generation + 1);
      else {
        send({ type: 'again' });
        retryAfter(againMs);
      }
    });
  };

  const giveUp = (): void => {
    stopGiveUp();
    stopGiveUp = timers.after(giveUpMs, () => {
      move('lost');
      close();
    });
  };

  const lookAfter = (meter: ReturnType<typeof createQualityMeter>, sampler: ReturnType<typeof createSampler>): void => {
    stopLook();
    const looked = peer;
    stopLook = timers.after(lookMs, () => {
      lookAfter(meter, sampler);
      void looked?.figures().then((figures) => {
        if (figures && state === 'up' && looked === peer) options.sounds?.(meter(figures), sampler(figures));
      });
    });
  };

  const stand = (): void => {
    ahead = 'up';
    stopRetry();
    if (rings) return;
    stopGiveUp();
    move('up');
    lookAfter(createQualityMeter(), createSampler());
  };

  const broke = (afterMs: number): void => {
    ahead = 'broken';
    if (state === 'lost' || rings) return;
    if (state === 'up') giveUp();
    stopLook();
    move(state === 'opening' ? 'opening' : 'down');
    retryAfter(afterMs);
  };

  /** Builds the peer of a generation; an older one is over. */
  function dial(next: number): void {
    if (state === 'up') {
      giveUp();
      move('down');
    }
    stopLook();
    peer?.close();
    peer = null;
    generation = next;
    sent = 0;
    heard = 0;
    early = new Map();
    ahead = 'opening';
    retryAfter(state === 'opening' ? patienceMs : againMs);
    void options.ice().then((ways) => {
      if (state === 'lost' || generation !== next) return;
      if (!ways) {
        ahead = 'broken';
        return;
      }
      let stopGap = () => {};
      opened = stream;
      peer = options.openPeer(
        { initiator, stream, ...ways },
        {
          signal: (data) => send(data, next),
          stream: options.remote,
          theyMuted: options.theyMuted,
          up() {
            stopGap();
            stand();
          },
          down() {
            stopGap();
            if (rings) broke(0);
            else {
              stopGap = timers.after(gapMs, () => {
                if (generation === next) broke(0);
              });
            }
          },
          gone() {
            stopGap();
            if (generation !== next) return;
            peer = null;
            // A hang-up closes the other side's peer before the router's word of it is here.
            if (state === 'up') stopGap = timers.after(hangUpMs, () => generation === next && broke(0));
            else broke(againMs);
          },
        },
      );
      peer.sayMuted(options.muted());
      drain();
    });
  }

  function drain(): void {
    for (let data = early.get(heard + 1); peer && data; data = early.get(heard + 1)) {
      heard += 1;
      early.delete(heard);
      if (data.type !== 'again') peer.signal(data);
      else if (initiator) {
        // What the other side asks for may be under way already.
        dial(generation + 1);
        return;
      }
    }
  }

  function close(): void {
    state = 'lost';
    stopRetry();
    stopGiveUp();
    stopLook();
    for (const stop of resends) stop();
    resends.clear();
    peer?.close();
    peer = null;
  }

  function replaceStream(next: MediaStream): void {
    const [former] = stream.getTracks();
    const [track] = next.getTracks();
    if (former && track) peer?.replaceTrack(former, track, opened);
    stream = next;
  }

  if (!rings) giveUp();
  dial(generation);

  return {
    take(signal) {
      if (state === 'lost' || signal.generation < generation) return;
      if (signal.generation > generation) {
        // Only the side that begins counts on.
        if (initiator) return;
        dial(signal.generation);
      }
      // Whoever leaves one out for ever does not fill the memory with those after it.
      if (signal.seq > heard && signal.seq <= heard + maxEarly) early.set(signal.seq, signal.data);
      drain();
    },
    go(next) {
      if (!rings || state === 'lost') return;
      rings = false;
      replaceStream(next);
      giveUp();
      if (ahead === 'up') stand();
      else retryAfter(ahead === 'broken' ? 0 : patienceMs);
    },
    meet(next) {
      if (state !== 'lost' && next > generation) dial(next);
    },
    hurry() {
      // What was said to a socket that was away is lost.
      if (rings && ahead !== 'up') ahead = 'broken';
      if (!rings && (state === 'down' || state === 'opening')) retryAfter(hurryMs);
    },
    replaceStream(next) {
      if (!rings) replaceStream(next);
    },
    anew() {
      if (state === 'up') retryAfter(0);
    },
    sayMuted: () => peer?.sayMuted(options.muted()),
    close,
  };
}
