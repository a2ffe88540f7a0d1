import type { JSX } from 'preact';
import { mayBeMarked } from './may-be-marked.ts';
import { useLate } from './use-late.ts';

type Marked = (props: { text: string }) => JSX.Element;
let marked: Marked | null = null;

/** Brings what reads marks; asked for with the first words of a conversation, so that it is there when they are drawn. */
export const loadMarked = async (): Promise<Marked> => {
  const { prepareMarked } = await import('../later/prepare-marked.ts');
  marked = await prepareMarked();
  return marked;
};

/** A message's words: as they are where nothing in them can be a mark, else by a chunk of their own. */
export function RichText({ text }: { text: string }): JSX.Element {
  const may = mayBeMarked(text);
  const late = useLate(may && !marked, loadMarked);
  const Words = marked ?? late;
  return may && Words ? <Words text={text} /> : <span class="words">{text}</span>;
}
