import type { Timers } from '../../shared/client/timers.ts';
import type { Clock } from '../../shared/domain/clock.ts';
import { type Note, type SoundName, scores } from './sound-scores.ts';

interface SoundsOptions {
  /** Opens the machine's audio; asked for once, at the first sound. */
  openAudio(): AudioContext;
  timers: Timers;
  clock: Clock;
}

export interface Sounds {
  /** Sounds on or off, as the person set it for this machine. */
  allow(allowed: boolean): void;
  /** Plays a sound; answers how to stop it. A ring goes on until then, or until nobody could still be there to hear it. */
  play(name: SoundName): () => void;
}

/** A page that was never touched may have to wait for its audio; what could not sound by then is stale. */
const stillFreshMs = 400;
/** The same sound twice in this time is one event that two windows' worth of code heard of. */
const oneSoundMs = 250;
/** An open audio device keeps a laptop awake; it is let go between sounds. */
const lingerMs = 2000;
const longestRingMs = 60_000;

const loudness = 0.16;

/** One soft note: a sine and a faint octave above it, struck and left to fade, like a small marimba. */
function strike(audio: AudioContext, out: AudioNode, { at, hz, lasts, gain = 1 }: Note): void {
  const start = audio.currentTime + at;
  for (const [times, share] of [
    [1, 1],
    [2, 0.18],
  ] as const) {
    const tone = audio.createOscillator();
    const fade = audio.createGain();
    tone.frequency.value = hz * times;
    fade.gain.setValueAtTime(0.0001, start);
    fade.gain.exponentialRampToValueAtTime(gain * share, start + 0.012);
    fade.gain.exponentialRampToValueAtTime(0.0001, start + lasts / times);
    tone.connect(fade).connect(out);
    tone.start(start);
    tone.stop(start + lasts);
  }
}

/** Makes the console's sounds out of the machine's audio. */
export function createSounds({ openAudio, timers, clock }: SoundsOptions): Sounds {
  let allowed = true;
  let audio: AudioContext | null = null;
  let stopLinger = (): void => {};
  const playedAt = new Map<SoundName, number>();

  const once = (name: SoundName): void => {
    const { notes } = scores[name];
    const askedAt = clock.now();
    audio ??= openAudio();
    const device = audio;
    stopLinger();
    void device.resume().then(() => {
      if (clock.now() - askedAt > stillFreshMs) return;
      const out = device.createGain();
      out.gain.value = loudness;
      out.connect(device.destination);
      for (const note of notes) strike(device, out, note);
      const ends = Math.max(...notes.map(({ at, lasts }) => at + lasts)) * 1000;
      stopLinger();
      stopLinger = timers.after(ends + lingerMs, () => void device.suspend());
    });
  };

  const ring = (name: SoundName, everyMs: number, until: number): (() => void) => {
    once(name);
    let stop = (): void => {};
    const again = (): void => {
      stop = timers.after(everyMs, () => {
        if (!allowed || clock.now() >= until) return;
        once(name);
        again();
      });
    };
    again();
    return () => stop();
  };

  return {
    allow(next) {
      allowed = next;
    },
    play(name) {
      const now = clock.now();
      if (!allowed || now - (playedAt.get(name) ?? Number.NEGATIVE_INFINITY) < oneSoundMs) return () => {};
      playedAt.set(name, now);
      const { repeatsMs } = scores[name];
      if (repeatsMs !== undefined) return ring(name, repeatsMs, now + longestRingMs);
      once(name);
      return () => {};
    },
  };
}
