import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { cx } from '../../lib/cx.ts';
import { isComposing } from '../../lib/shortcut-keys.ts';
import { ArrowList } from '../../ui/arrow-list.tsx';
import { Kbd } from '../../ui/kbd.tsx';

export interface ListChoice {
  id: string;
  label: ReactNode;
  /** At the end of the line, weaker. */
  aside?: ReactNode;
  chosen?: boolean;
  run(): void;
}

interface ChoiceListProps {
  label: string;
  choices: readonly ListChoice[];
}

/**
 * A dialog's few choices, each by one press: a click, its digit, or the arrows and Enter. The digits work from the moment the
 * dialog is there, before the focus has come to it, wherever in it one does not type.
 */
export function ChoiceList({ label, choices }: ChoiceListProps) {
  const own = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const { key, target } = event;
      const chosen = /^[1-9]$/.test(key) ? choices[Number(key) - 1] : undefined;
      if (chosen === undefined || isComposing(event) || event.metaKey || event.ctrlKey || event.altKey) return;
      const at = target instanceof Element ? target.closest('[role=dialog]') : null;
      const types = target instanceof Element && target.matches('input, textarea, select');
      if (at === null || (at === own.current?.closest('[role=dialog]') && !types)) {
        event.preventDefault();
        event.stopPropagation();
        chosen.run();
      }
    };
    document.addEventListener('keydown', press, true);
    return () => document.removeEventListener('keydown', press, true);
  }, [choices]);
  return (
    <div ref={own}>
      <ArrowList label={label} className="-mx-2 flex flex-col">
        {choices.map(({ id, label: words, aside, chosen = false, run }, index) => (
          <button
            key={id}
            type="button"
            aria-pressed={chosen}
            onClick={run}
            className={cx(
              'flex min-h-9 items-center gap-2 rounded-control px-2 text-start hover:bg-hover focus-visible:bg-hover',
              chosen && 'bg-selected',
            )}
          >
            <span className="min-w-0 flex-1 truncate">{words}</span>
            {aside !== undefined && <span className="tabular shrink-0 text-small text-muted">{aside}</span>}
            {index < 9 && <Kbd keys={String(index + 1)} />}
          </button>
        ))}
      </ArrowList>
    </div>
  );
}
