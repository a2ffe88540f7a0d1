/** An id and its place in the new order. */
export type Move = [id: string, place: number];

/**
 * How a list comes into a new order of the same items with as few moves as can be: all that move are taken out, then each
 * is put in at its place, in the order given. `places` says, in the new order, where each item stands in the old one;
 * numbers may be left out, none comes twice.
 */
export const leastMoves = (places: readonly number[], idAt: (place: number) => string): Move[] => {
  if (ascends(places)) return [];
  const stays = longestAscent(places);
  const moves: Move[] = [];
  for (let at = 0; at < places.length; at += 1) if (stays[at] === 0) moves.push([idAt(at), at]);
  return moves;
};

const ascends = (numbers: readonly number[]): boolean => {
  for (let at = 1; at < numbers.length; at += 1) {
    if ((numbers[at] as number) < (numbers[at - 1] as number)) return false;
  }
  return true;
};

/** Marks those of the numbers, all different, that make up a longest run of ones that ascend, whatever stands between them. */
const longestAscent = (numbers: readonly number[]): Uint8Array => {
  /** Of all runs of length n + 1, where the one ends that ends smallest. */
  const ends: number[] = [];
  const before = new Int32Array(numbers.length);
  for (let at = 0; at < numbers.length; at += 1) {
    const number = numbers[at] as number;
    let low = 0;
    let high = ends.length;
    // Most go on where the longest run ends.
    if (high > 0 && (numbers[ends[high - 1] as number] as number) < number) low = high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    before[at] = ends[low - 1] ?? -1;
    ends[low] = at;
  }
  const chosen = new Uint8Array(numbers.length);
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) chosen[at] = 1;
  return chosen;
};
