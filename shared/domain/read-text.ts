/** A piece of a line of a message. A number keeps the order of its digits whatever the text's direction. */
export type Inline =
  | { kind: 'text' | 'number' | 'code'; text: string }
  /** `host` is set where other words stand for the address (`typed`): it is shown beside them. */
  | { kind: 'link'; text: string; href: string; typed: string; host: string | null }
  | { kind: 'bold' | 'italic'; parts: Inline[] };

/** A block of a message: lines, a quote of lines, a list with the mark before each item, or code as it was typed. */
export type Block =
  | { kind: 'lines' | 'quote'; lines: Inline[][] }
  | { kind: 'bullets' | 'numbers'; items: { mark: string; parts: Inline[] }[] }
  | { kind: 'code'; lang: string; text: string };

/** What stands out of a line: code, words for an address, an address, digits with their separators, stars. */
const found =
  /`([^`]+)`|\[([^[\]]{1,200})\]\(((?:https?:\/\/|mailto:)[^\s()[\]<>"'`]+)\)|\bhttps?:\/\/(?:(?!\]\()[^\s<>"'`\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069])+|\bmailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d\s().,:/–-]*\d|\*+/giu;
/** What ends a sentence is no part of an address. */
const ending = '.,:;!?…»”’*';
const brackets: Record<string, string> = { ')': '(', ']': '[', '}': '{' };
/** Words that look like an address themselves: one would be read, the other opened. */
const likeAddress = /\/\/|@|www\.|[\p{L}\d-]\.\p{L}{2}/iu;

/** Cuts off what ends a sentence, and closing brackets that were not opened in the address. */
const trimAddress = (text: string): string => {
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

/** The address as it may be opened; null where it is none, or one that hides its host behind a name (`https://known@other`). */
const openable = (typed: string): URL | null => {
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  return url.username || url.password ? null : url;
};

const linkOf = (words: string, typed: string): Inline | null => {
  const url = openable(typed);
  if (!url || likeAddress.test(words)) return null;
  return { kind: 'link', text: words, href: url.href, typed, host: url.host || url.pathname };
};

const word = /[\p{L}\p{N}_]/u;
const solid = /\S/;

interface Open {
  mark: string;
  parts: Inline[];
}

/** Reads one line in one pass: a star opens once, so that nothing nests deeper than bold in italics or the other way round. */
function readLine(line: string): Inline[] {
  let open: Open[] = [{ mark: '', parts: [] }];
  const add = (part: Inline): void => {
    const { parts } = open.at(-1) as Open;
    const last = parts.at(-1);
    if (part.kind === 'text' && last?.kind === 'text') last.text += part.text;
    else if (part.kind !== 'text' || part.text) parts.push(part);
  };
  /** What was opened above `depth` and not closed is words. */
  const spill = (depth: number): void => {
    const above = open.slice(depth);
    open = open.slice(0, depth);
    for (const { mark, parts } of above) {
      add({ kind: 'text', text: mark });
      for (const part of parts) add(part);
    }
  };
  const star = (mark: string, before: string, after: string): void => {
    const depth = open.findIndex((one) => one.mark === mark);
    const full = depth > 0 && (open.length > depth + 1 || (open[depth] as Open).parts.length > 0);
    if (full && solid.test(before) && !word.test(after)) {
      spill(depth + 1);
      const { parts } = open.pop() as Open;
      add({ kind: mark === '*' ? 'italic' : 'bold', parts });
    } else if (depth < 0 && mark.length < 3 && solid.test(after) && !word.test(before)) open.push({ mark, parts: [] });
    else add({ kind: 'text', text: mark });
  };

  let from = 0;
  found.lastIndex = 0;
  for (let match = found.exec(line); match; match = found.exec(line)) {
    const [all, code, words, address] = match;
    add({ kind: 'text', text: line.slice(from, match.index) });
    from = match.index + all.length;
    if (code !== undefined) add({ kind: 'code', text: code });
    else if (words !== undefined && address !== undefined) {
      const link = linkOf(words, address);
      // What is no link after all is read again without its first bracket.
      if (!link) from = match.index + 1;
      add(link ?? { kind: 'text', text: '[' });
    } else if (/^[hm]/i.test(all)) {
      const typed = trimAddress(all);
      const url = openable(typed);
      if (url) from = match.index + typed.length;
      add(url ? { kind: 'link', text: typed, href: url.href, typed, host: null } : { kind: 'text', text: all });
    } else if (all.startsWith('*')) star(all, line.charAt(match.index - 1), line.charAt(from));
    else add({ kind: 'number', text: all });
    found.lastIndex = from;
  }
  add({ kind: 'text', text: line.slice(from) });
  spill(1);
  return (open[0] as Open).parts;
}

const fence = /^```(\w*)$/;
const item = /^(?:[-*•] |(\d{1,3})[.)] )(?=\S)/;

/**
 * Reads a message as people write one: **bold**, *italic*, `code`, fenced code, lists, quotes, addresses. What is no mark is
 * words; nothing is markup, nothing throws, and the tree says all that was typed. Takes time in proportion to the length.
 */
export function readText(text: string): Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  /** The last fence there is: from there on an opened one is never closed. */
  const lastFence = lines.lastIndexOf('```');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    const last = blocks.at(-1);
    const lang = fence.exec(line)?.[1];
    const closed = lang !== undefined && at + 1 < lastFence ? lines.indexOf('```', at + 2) : -1;
    const marked = item.exec(line);
    if (lang !== undefined && closed > 0) {
      blocks.push({ kind: 'code', lang, text: lines.slice(at + 1, closed).join('\n') });
      at = closed;
    } else if (marked) {
      const kind = marked[1] === undefined ? 'bullets' : 'numbers';
      const mark = marked[0];
      const entry = { mark, parts: readLine(line.slice(mark.length)) };
      if (last?.kind === kind) last.items.push(entry);
      else blocks.push({ kind, items: [entry] });
    } else {
      const quoted = line.startsWith('> ');
      const kind = quoted ? 'quote' : 'lines';
      const parts = readLine(quoted ? line.slice(2) : line);
      if (last?.kind === kind) last.lines.push(parts);
      else blocks.push({ kind, lines: [parts] });
    }
  }
  return blocks;
}
