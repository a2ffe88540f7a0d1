import { createStore, type StoreApi } from 'zustand/vanilla';
import { slot } from '../../../bridge/workspace.ts';
import type { Emoji } from './find-emoji.ts';
import { loadEmoji } from './load-emoji.ts';

const place = 'foyer.emoji';
const mostRecent = 16;

interface EmojiTaste {
  /** Hexcodes, the last used first. */
  recent: readonly string[];
  /** The skin tone from 0 (none) to 5. */
  tone: number;
}

interface EmojiStore {
  readonly taste: StoreApi<EmojiTaste>;
  all(): Promise<readonly Emoji[]>;
  used(emoji: Emoji): void;
  setTone(tone: number): void;
}

const kept = (): EmojiTaste => {
  try {
    const { recent, tone } = JSON.parse(localStorage.getItem(place) ?? '{}') as Partial<EmojiTaste>;
    return {
      recent: Array.isArray(recent) ? recent.filter((one) => typeof one === 'string').slice(0, mostRecent) : [],
      tone: typeof tone === 'number' && tone >= 0 && tone <= 5 ? tone : 0,
    };
  } catch {
    return { recent: [], tone: 0 };
  }
};

/** All emoji, and which of them this person uses on this computer. */
export const emojiSlot = slot('emoji', (): EmojiStore => {
  const taste = createStore<EmojiTaste>(kept);
  let loaded: Promise<readonly Emoji[]> | null = null;
  const change = (next: Partial<EmojiTaste>): void => {
    taste.setState(next);
    try {
      localStorage.setItem(place, JSON.stringify(taste.getState()));
    } catch {
      // A full store costs the memory of a taste, no more.
    }
  };
  return {
    taste,
    all() {
      loaded ??= loadEmoji();
      loaded.catch(() => {
        loaded = null;
      });
      return loaded;
    },
    used: ({ hexcode }) =>
      change({ recent: [hexcode, ...taste.getState().recent.filter((one) => one !== hexcode)].slice(0, mostRecent) }),
    setTone: (tone) => change({ tone }),
  };
});
