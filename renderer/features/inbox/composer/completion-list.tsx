import { useEffect, useRef } from 'react';
import { cx } from '../../../lib/cx.ts';
import type { Completing } from './use-completions.ts';

export const optionId = (listId: string, index: number): string => `${listId}-${index}`;

/** What may be put in the place of the word at the caret; the field keeps the focus. */
export function CompletionList({ completing }: { completing: Completing }) {
  const { offered, listId } = completing;
  const chosen = useRef<HTMLDivElement>(null);
  const active = offered?.active;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is what moves the list
  useEffect(() => {
    // What newer browsers answer is a promise, which is no way to undo an effect.
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [active]);
  if (offered === null) return null;
  return (
    <div
      id={listId}
      role="listbox"
      aria-label={offered.completion.label}
      className="scroll-plane absolute start-0 bottom-full z-10 mb-1 max-h-64 w-full max-w-96 animate-appear rounded-plane bg-raised p-1 shadow-over"
    >
      {offered.choices.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
        <div
          key={choice.id}
          ref={index === active ? chosen : null}
          id={optionId(listId, index)}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          className={cx('flex min-h-7 items-center gap-2 rounded-control px-2 py-1', index === active && 'bg-hover')}
          onPointerMove={() => index !== active && completing.point(index)}
          // The press must not take the focus from the field.
          onPointerDown={(event) => event.preventDefault()}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => completing.pick(choice)}
        >
          {choice.lead}
          <bdi className="shrink-0 truncate font-medium">{choice.label}</bdi>
          {choice.hint !== undefined && (
            <bdi dir="auto" className="min-w-0 truncate match-parent text-small text-muted">
              {choice.hint}
            </bdi>
          )}
        </div>
      ))}
    </div>
  );
}
