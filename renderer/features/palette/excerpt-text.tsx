import type { Excerpt } from '../../../shared/protocol/rep/search.ts';

/** A piece of a text with what was looked for in stronger ink; the router gives ranges, so nothing of it is ever markup. */
export function ExcerptText({ excerpt: { text, marks } }: { excerpt: Excerpt }) {
  const parts: { from: number; words: string; marked: boolean }[] = [];
  let at = 0;
  for (const [from, to] of marks) {
    if (from > at) parts.push({ from: at, words: text.slice(at, from), marked: false });
    parts.push({ from, words: text.slice(from, to), marked: true });
    at = to;
  }
  if (at < text.length) parts.push({ from: at, words: text.slice(at), marked: false });
  return (
    <bdi dir="auto" className="min-w-0 truncate match-parent">
      {parts.map(({ from, words, marked }) =>
        marked ? (
          <mark key={from} className="bg-transparent font-semibold text-accent-text">
            {words}
          </mark>
        ) : (
          <span key={from}>{words}</span>
        ),
      )}
    </bdi>
  );
}
