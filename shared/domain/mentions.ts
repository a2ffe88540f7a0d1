/** Whoever a note may name. */
interface Named {
  id: string;
  name: string;
}

const wordGoesOn = /^[\p{L}\p{M}\p{N}_]/u;

/** A stretch of a note: words, or a colleague who is named by `@` and the whole name. */
export type NotePart<P extends Named> = { kind: 'words'; text: string } | { kind: 'mention'; text: string; person: P };

/** Splits a note where it names one of these people; of two names that begin alike the longer one counts. */
export function noteParts<P extends Named>(text: string, people: readonly P[]): NotePart<P>[] {
  const longestFirst = people.filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length);
  const parts: NotePart<P>[] = [];
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const rest = text.slice(at + 1);
    const low = rest.toLowerCase();
    const person = longestFirst.find(
      ({ name }) => low.startsWith(name.toLowerCase()) && !wordGoesOn.test(rest.slice(name.length)),
    );
    if (!person) continue;
    if (at > from) parts.push({ kind: 'words', text: text.slice(from, at) });
    from = at + 1 + person.name.length;
    parts.push({ kind: 'mention', text: text.slice(at, from), person });
    at = from - 1;
  }
  if (from < text.length) parts.push({ kind: 'words', text: text.slice(from) });
  return parts;
}

/** The ids of the people whom a note names, each once. */
export const mentionedIn = <P extends Named>(text: string, people: readonly P[]): string[] => [
  ...new Set(noteParts(text, people).flatMap((part) => (part.kind === 'mention' ? [part.person.id] : []))),
];
