/** A number from 0 up to 1 that follows from the text alone: the same question has the same answer in every run. */
const chance = (text: string): number => {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 2246822507);
  hash ^= hash >>> 13;
  return (hash >>> 0) / 4294967296;
};

/** Fewer of somebody's own answers than this say little: then everybody's count. */
const enough = 5;
/** Draws before one that fits is looked for in order. */
const tries = 16;

/** One of what somebody did, else of what everybody did; which one follows from `seed`. Undefined where nothing fits. */
export const drawOne = <V>(
  seed: string,
  own: readonly V[],
  everybodys: readonly V[],
  fits: (one: V) => boolean = () => true,
): V | undefined => {
  const from = own.length >= enough ? own : everybodys;
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const one = from[Math.floor(chance(`${seed} ${attempt}`) * from.length)];
    if (one !== undefined && fits(one)) return one;
  }
  return from.find(fits);
};
