import { v7 } from 'uuid';

/** Spreads the text of a seed over 128 bits. */
const scatter = (text: string): Uint32Array => {
  const words = new Uint32Array([1779033703, 3144134277, 1013904242, 2773480762]);
  for (let at = 0; at < text.length; at += 1) {
    const word = at % 4;
    words[word] = Math.imul((words[word] as number) ^ text.charCodeAt(at), 2654435761 + word * 2);
    const next = (word + 1) % 4;
    words[next] = (words[next] as number) ^ ((words[word] as number) >>> 15);
  }
  return words;
};

/** Makes the ids of one step: UUIDv7s that follow from the time and the seed alone, so that a replay makes the same. */
export const seededIds = (now: number, seed: string): (() => string) => {
  let words: Uint32Array | null = null;
  /** The generator sfc32. */
  const next = (state: Uint32Array): number => {
    const [a = 0, b = 0, c = 0, count = 0] = state;
    const out = (a + b + count) | 0;
    state[3] = count + 1;
    state[0] = b ^ (b >>> 9);
    state[1] = c + (c << 3);
    state[2] = ((c << 21) | (c >>> 11)) + out;
    return out >>> 0;
  };
  return () => {
    if (!words) {
      words = scatter(seed);
      for (let warm = 0; warm < 12; warm += 1) next(words);
    }
    const random = new Uint8Array(16);
    const view = new DataView(random.buffer);
    view.setUint32(8, next(words));
    view.setUint32(12, next(words));
    return v7({ msecs: now, seq: next(words), random });
  };
};
