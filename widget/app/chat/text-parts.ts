/** A piece of a message: plain words, a link, or digits that keep their order whatever the text's direction. */
export type TextPart =
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'link'; text: string; href: string };

/** A link as people write it, or digits with their separators (a phone number, a price, a date). */
const found = /\bhttps?:\/\/[^\s<>"'`]+|\+?\d[\d\s().,:/–-]*\d/gi;
/** What ends a sentence is no part of a link. */
const ending = '.,:;!?…»”’';
const brackets: Record<string, string> = { ')': '(', ']': '[', '}': '{' };

/** Cuts off what ends a sentence, and closing brackets that were not opened in the link. */
const trimLink = (text: string): string => {
  const open: Record<string, number> = {};
  for (const letter of text) open[letter] = (open[letter] ?? 0) + 1;
  let end = text.length;
  for (; end > 0; end -= 1) {
    const last = text.charAt(end - 1);
    const opener = brackets[last];
    if (opener === undefined ? !ending.includes(last) : (open[last] ?? 0) <= (open[opener] ?? 0)) break;
    open[last] = (open[last] ?? 0) - 1;
  }
  return text.slice(0, end);
};

/** Cuts a message into parts. Only http and https become links; nothing a person writes is ever markup. */
export function textParts(message: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  const plain = (to: number): void => {
    if (to > from) parts.push({ kind: 'text', text: message.slice(from, to) });
  };
  for (const match of message.matchAll(found)) {
    const isLink = /^http/i.test(match[0]);
    const text = isLink ? trimLink(match[0]) : match[0];
    if (isLink && !URL.canParse(text)) continue;
    plain(match.index);
    parts.push(isLink ? { kind: 'link', text, href: new URL(text).href } : { kind: 'number', text });
    from = match.index + text.length;
  }
  plain(message.length);
  return parts;
}
