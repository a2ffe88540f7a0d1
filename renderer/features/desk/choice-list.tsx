import type { ReactNode } from 'react';
import { cx } from '../../lib/cx.ts';
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

/** A few choices, each by one press: a click, its digit, or the arrows and Enter. The digits work wherever the focus is within. */
export function ChoiceList({ label, choices }: ChoiceListProps) {
  return (
    <ArrowList
      label={label}
      className="-mx-2 flex flex-col"
      onKey={({ key }) => {
        const chosen = /^[1-9]$/.test(key) ? choices[Number(key) - 1] : undefined;
        chosen?.run();
        return chosen !== undefined;
      }}
    >
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
  );
}
