import { createListeners } from '../listeners.ts';
import type { Readable } from '../readable.ts';

/** The speeds at which a voice message is listened to. */
export const voiceRates = [1, 1.5, 2] as const;

/** Where a voice message is being listened to. */
export interface VoicePlayerView {
  state: 'idle' | 'loading' | 'playing' | 'paused' | 'failed';
  /** Seconds from the beginning. */
  at: number;
  rate: (typeof voiceRates)[number];
}

/** Plays one voice message. */
export interface VoicePlayer extends Readable<VoicePlayerView> {
  /** What plays; the screen puts it somewhere, so that it is part of the page. */
  readonly element: HTMLAudioElement;
  toggle(): void;
  seek(seconds: number): void;
  /** The next speed, and after the last one the first. */
  faster(): void;
  close(): void;
}

interface VoicePlayerOptions {
  /** The sound; null where it cannot be had now. */
  load(): Promise<Blob | null>;
  /** How long it is, as the router found. */
  seconds: number;
}

/** Two messages at once are none: whoever begins silences the other. */
let speaking: HTMLAudioElement | null = null;

/** Makes the player of a message. Its sound is fetched when it is first wanted, whole: a link that runs out cannot break it off. */
export function createVoicePlayer({ load, seconds }: VoicePlayerOptions): VoicePlayer {
  const changed = createListeners();
  const element = document.createElement('audio');
  let view: VoicePlayerView = { state: 'idle', at: 0, rate: 1 };
  let url: string | null = null;
  let closed = false;

  const show = (change: Partial<VoicePlayerView>): void => {
    view = { ...view, ...change };
    changed.tell();
  };
  const moved = (): void => show({ at: Math.min(seconds, element.currentTime) });
  const paused = (): void => {
    if (view.state === 'playing') show({ state: 'paused' });
  };
  const over = (): void => {
    element.currentTime = 0;
    show({ state: 'paused', at: 0 });
  };
  const begin = async (): Promise<void> => {
    if (url === null) {
      show({ state: 'loading' });
      const blob = await load().catch(() => null);
      if (closed) return;
      if (!blob) return show({ state: 'failed' });
      url = URL.createObjectURL(blob);
      element.src = url;
      element.currentTime = view.at;
    }
    if (speaking !== element) speaking?.pause();
    speaking = element;
    element.playbackRate = view.rate;
    show({ state: 'playing' });
    await element.play().catch(() => {
      // Paused before it began is no failure.
      if (!closed && element.error) show({ state: 'failed' });
    });
  };
  element.addEventListener('timeupdate', moved);
  element.addEventListener('pause', paused);
  element.addEventListener('ended', over);

  return {
    element,
    getSnapshot: () => view,
    subscribe: changed.add,
    toggle() {
      if (view.state === 'playing') element.pause();
      else if (view.state !== 'loading') void begin();
    },
    seek(to) {
      const at = Math.min(seconds, Math.max(0, to));
      if (url !== null) element.currentTime = at;
      show({ at });
    },
    faster() {
      const rate = voiceRates[(voiceRates.indexOf(view.rate) + 1) % voiceRates.length] ?? 1;
      element.playbackRate = rate;
      show({ rate });
    },
    close() {
      closed = true;
      element.pause();
      if (speaking === element) speaking = null;
      if (url !== null) URL.revokeObjectURL(url);
    },
  };
}
