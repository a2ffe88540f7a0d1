import { Fragment, type ReactNode } from 'react';
import { useWorkspace } from '../../bridge/workspace.ts';

const link = /https?:\/\/[^\s<>"'`]+[^\s<>"'`.,;:!?)\]}]/giu;

/** Cuts a text into plain runs and links; everything stays text. */
export function linkParts(text: string): { text: string; href: string | null }[] {
  const parts: { text: string; href: string | null }[] = [];
  let from = 0;
  for (const match of text.matchAll(link)) {
    if (match.index > from) parts.push({ text: text.slice(from, match.index), href: null });
    parts.push({ text: match[0], href: match[0] });
    from = match.index + match[0].length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null });
  return parts;
}

/** A message's words: never markup. Links are isolated from the text's direction and open only after the system asked. */
export function MessageText({ text, fromVisitor }: { text: string; fromVisitor: boolean }): ReactNode {
  const { bridge } = useWorkspace();
  return linkParts(text).map((part, index) => {
    const { href } = part;
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
    if (href === null) return <Fragment key={index}>{part.text}</Fragment>;
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text never move
      <bdi key={index}>
        <a
          href={href}
          rel="noopener noreferrer"
          className="text-accent-text underline underline-offset-2"
          onClick={(event) => {
            event.preventDefault();
            void bridge.system.openExternal({ url: href, source: fromVisitor ? 'visitor' : 'product' });
          }}
        >
          {part.text}
        </a>
      </bdi>
    );
  });
}
