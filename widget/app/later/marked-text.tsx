import type { ComponentChildren, JSX } from 'preact';
import { type Block, type Inline, readText } from '../../../shared/domain/read-text.ts';

const draw = (part: Inline): ComponentChildren => {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'number':
      return <bdi dir="ltr">{part.text}</bdi>;
    case 'code':
      return <code dir="ltr">{part.text}</code>;
    case 'link':
      return (
        <>
          <bdi dir={part.host === null ? 'ltr' : undefined}>
            <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
              {part.text}
            </a>
          </bdi>
          {part.host !== null && <bdi dir="ltr">{` (${part.host})`}</bdi>}
        </>
      );
    default:
      return part.kind === 'bold' ? <b>{part.parts.map(draw)}</b> : <i>{part.parts.map(draw)}</i>;
  }
};

const Lines = ({ of }: { of: readonly Inline[][] }): JSX.Element => (
  <span class="words">{of.flatMap((parts, at) => [at > 0 && '\n', ...parts.map(draw)])}</span>
);

const drawBlock = (block: Block): ComponentChildren => {
  if (block.kind === 'code') return <pre dir="ltr">{block.text}</pre>;
  if ('lines' in block) {
    const lines = <Lines of={block.lines} />;
    return block.kind === 'quote' ? <blockquote dir="auto">{lines}</blockquote> : lines;
  }
  const items = block.items.map(({ parts }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the items of one text never move
    <li key={at}>
      <Lines of={[parts]} />
    </li>
  ));
  return block.kind === 'bullets' ? (
    <ul dir="auto">{items}</ul>
  ) : (
    <ol dir="auto" start={Number.parseInt(block.items[0]?.mark ?? '1', 10)}>
      {items}
    </ol>
  );
};

/** A message's words as a tree of elements: what a person wrote is never markup. */
export const MarkedText = ({ text }: { text: string }): JSX.Element => <>{readText(text).map(drawBlock)}</>;
