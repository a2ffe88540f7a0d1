/** Chances that come out the same for the same seed, so that the demo is the same on every machine. */
export const seededRandom = (seed: number) => {
  let state = seed >>> 0;
  const next = (): number => {
    // Mulberry32: small, and even enough to scatter visits over a day.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    next,
    /** A whole number from `from` to `to`, both included. */
    between: (from: number, to: number): number => from + Math.floor(next() * (to - from + 1)),
    pick: <T>(list: readonly T[]): T => {
      const found = list[Math.floor(next() * list.length)];
      if (found === undefined) throw new Error('nothing to pick from');
      return found;
    },
    /** 256 bits in base64url, as a browser would make its visitor secret. */
    secret: (): string => Buffer.from(Array.from({ length: 32 }, () => Math.floor(next() * 256))).toString('base64url'),
  };
};

export type SeededRandom = ReturnType<typeof seededRandom>;
