import { type Block, type Inline, readText } from './read-text.ts';

const wordsOf = (parts: readonly Inline[]): string =>
  parts.map((part) => ('parts' in part ? wordsOf(part.parts) : part.text)).join('');

const linesOf = (block: Block): string[] => {
  if (block.kind === 'code') return [block.text];
  return 'items' in block ? block.items.map(({ parts }) => wordsOf(parts)) : block.lines.map(wordsOf);
};

/** Without one of these a text has no marks: most have none, and every message that is sent is asked. */
const marks = /[*`[]|^(?:[->•]|\d+[.)]) /m;

/** White space that is not a single blank between words. */
const uneven = /[^\S ]| {2}|^ | $/;

/** A message in one line of plain words, for a list, an offer, a notification or a subject: without its marks and line breaks. */
export const excerptOf = (text: string): string => {
  const words = marks.test(text) ? readText(text).flatMap(linesOf).join(' ') : text;
  return uneven.test(words) ? words.replace(/\s+/g, ' ').trim() : words;
};
