/** An id and its place in the new order. */
export type Move = [id: string, place: number];

/**
 * How a list of ids comes into a new order of the same ids with as few moves as can be: all that move are taken out, then
 * each is put in at its place, in the order given.
 */
export const leastMoves = (from: readonly string[], to: readonly string[]): Move[] => {
  let same = 0;
  while (same < to.length && from[same] === to[same]) same += 1;
  if (same === to.length) return [];
  const placeBefore = new Map<string, number>();
  for (let at = same; at < from.length; at += 1) placeBefore.set(from[at] as string, at);
  const places = to.slice(same).map((id) => placeBefore.get(id) as number);
  const stays = longestAscent(places);
  const moves: Move[] = [];
  for (let at = 0; at < places.length; at += 1) if (!stays[at]) moves.push([to[same + at] as string, same + at]);
  return moves;
};

/** Which of the numbers, all different, make up a longest run of ones that ascend, whatever stands between them. */
const longestAscent = (numbers: readonly number[]): boolean[] => {
  /** Of all runs of length n + 1, where the one ends that ends smallest. */
  const ends: number[] = [];
  const before: number[] = [];
  for (const [at, number] of numbers.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((numbers[ends[middle] as number] as number) < number) low = middle + 1;
      else high = middle;
    }
    before.push(ends[low - 1] ?? -1);
    ends[low] = at;
  }
  const chosen = new Array<boolean>(numbers.length).fill(false);
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) chosen[at] = true;
  return chosen;
};
