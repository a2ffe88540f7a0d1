import { Fragment, memo, type ReactNode } from 'react';
import { type Block, type Inline, readText } from '../../../shared/domain/read-text.ts';
import { useWorkspace } from '../../bridge/workspace.ts';

/** Opens an address outside, where the system asks first. */
type Open = (href: string) => void;

const codeLook = 'rounded-[0.25rem] bg-press font-mono text-[0.92em]';

/** The parts of one text never move: their places are their keys. */
const each = <T,>(all: readonly T[], draw: (one: T) => ReactNode): ReactNode[] =>
  // biome-ignore lint/suspicious/noArrayIndexKey: see above
  all.map((one, index) => <Fragment key={index}>{draw(one)}</Fragment>);

function drawPart(part: Inline, open: Open): ReactNode {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'number':
      return <bdi dir="ltr">{part.text}</bdi>;
    case 'bold':
      return <strong className="font-semibold">{each(part.parts, (inner) => drawPart(inner, open))}</strong>;
    case 'italic':
      return <em>{each(part.parts, (inner) => drawPart(inner, open))}</em>;
    case 'code':
      return (
        <code dir="ltr" className={`${codeLook} px-1 py-px`}>
          {part.text}
        </code>
      );
    case 'link':
      return (
        <>
          <bdi dir={part.host === null ? 'ltr' : undefined}>
            <a
              href={part.href}
              rel="noopener noreferrer"
              className="text-accent-text underline underline-offset-2"
              onClick={(event) => {
                event.preventDefault();
                open(part.href);
              }}
            >
              {part.text}
            </a>
          </bdi>
          {part.host !== null && (
            <bdi dir="ltr" className="text-muted">
              {` (${part.host})`}
            </bdi>
          )}
        </>
      );
  }
}

/** Lines stand below each other, each in its own direction. */
const linesLook = 'whitespace-pre-wrap text-start [unicode-bidi:plaintext]';

function drawBlock(block: Block, open: Open): ReactNode {
  const line = (parts: readonly Inline[]): ReactNode[] => each(parts, (part) => drawPart(part, open));
  const lines = (all: readonly Inline[][]): ReactNode[] =>
    all.map((parts, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: see each
      <Fragment key={index}>
        {index > 0 && '\n'}
        {line(parts)}
      </Fragment>
    ));
  switch (block.kind) {
    case 'lines':
      return <p className={linesLook}>{lines(block.lines)}</p>;
    case 'quote':
      return (
        <blockquote dir="auto" className="my-1 border-s-2 border-outline ps-2.5 text-muted">
          <p className={linesLook}>{lines(block.lines)}</p>
        </blockquote>
      );
    case 'code':
      return (
        <pre dir="ltr" className={`${codeLook} scroll-plane my-1 max-w-full overflow-x-auto px-2 py-1.5`}>
          {block.text}
        </pre>
      );
    default: {
      const items = each(block.items, ({ parts }) => <li className={linesLook}>{line(parts)}</li>);
      return block.kind === 'bullets' ? (
        <ul dir="auto" className="my-1 list-disc ps-5 marker:text-muted">
          {items}
        </ul>
      ) : (
        <ol
          dir="auto"
          start={Number.parseInt(block.items[0]?.mark ?? '1', 10)}
          className="my-1 list-decimal ps-6 marker:text-muted"
        >
          {items}
        </ol>
      );
    }
  }
}

/** A message's words: a tree of elements, never markup. Links are isolated from the text's direction and open only after the system asked. */
export const MessageText = memo(function MessageText({ text, fromVisitor }: { text: string; fromVisitor: boolean }) {
  const { bridge } = useWorkspace();
  const open = (href: string): void =>
    void bridge.system.openExternal({ url: href, source: fromVisitor ? 'visitor' : 'product' });
  return each(readText(text), (block) => drawBlock(block, open));
});
