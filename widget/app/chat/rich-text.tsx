import type { ComponentChildren, JSX } from 'preact';
import { type TextPart, textParts } from './text-parts.ts';

const draw = (part: TextPart): ComponentChildren => {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'number':
      return <bdi dir="ltr">{part.text}</bdi>;
    case 'link':
      return (
        <bdi dir="ltr">
          <a href={part.href} target="_blank" rel="noopener noreferrer nofollow">
            {part.text}
          </a>
        </bdi>
      );
  }
};

/** A message's words. Text nodes and links only: what a person wrote is never markup. */
export const RichText = ({ text }: { text: string }): JSX.Element => (
  <span class="words" dir="auto">
    {textParts(text).map(draw)}
  </span>
);
