/** Median of an odd or even number of samples. */
export function median(samples: readonly number[]): number {
  const sorted = [...samples].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

export interface Alternated {
  reference: number;
  ours: number;
  /** Each round's ours/reference: its spread says how far to trust the median. */
  ratios: number[];
}

/**
 * Measures reference and ours in turn, the order swapped every round, so that a machine that slows down slows both. The
 * first rounds warm up and are thrown away. Answers medians.
 */
export async function alternate(
  rounds: number,
  measure: { reference: () => Promise<number>; ours: () => Promise<number> },
  warmUps = 1,
): Promise<Alternated> {
  const reference: number[] = [];
  const ours: number[] = [];
  for (let round = -warmUps; round < rounds; round += 1) {
    const isSwapped = round % 2 !== 0;
    const first = await (isSwapped ? measure.ours() : measure.reference());
    const second = await (isSwapped ? measure.reference() : measure.ours());
    if (round < 0) continue;
    reference.push(isSwapped ? second : first);
    ours.push(isSwapped ? first : second);
  }
  return {
    reference: median(reference),
    ours: median(ours),
    ratios: ours.map((value, index) => value / (reference[index] ?? Number.NaN)),
  };
}
