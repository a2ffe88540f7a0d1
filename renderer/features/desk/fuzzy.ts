/** How well the letters of a query stand in a text in their order: higher is better, null is not at all. */
export function fuzzyScore(text: string, query: string): number | null {
  const words = text.toLocaleLowerCase();
  const wanted = query.toLocaleLowerCase();
  const whole = words.indexOf(wanted);
  if (whole === 0) return 1_000 - words.length;
  if (whole > 0) return (/\s/.test(words.charAt(whole - 1)) ? 800 : 600) - whole;
  let at = -1;
  let score = 400;
  for (const letter of wanted) {
    const next = words.indexOf(letter, at + 1);
    if (next < 0) return null;
    score -= next - at - 1;
    at = next;
  }
  return score;
}

/** The items that match, best first; those alike keep their order. An empty query keeps all. */
export function fuzzyFind<T>(items: readonly T[], query: string, textsOf: (item: T) => readonly string[]): T[] {
  if (query === '') return [...items];
  return items
    .flatMap((item, index) => {
      const scores = textsOf(item).flatMap((text) => fuzzyScore(text, query) ?? []);
      return scores.length === 0 ? [] : [{ item, index, score: Math.max(...scores) }];
    })
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ item }) => item);
}
