import type { Tag } from '../../../shared/domain/desk.ts';
import { cx } from '../../lib/cx.ts';
import { toneClass } from '../../ui/tone.ts';

/** A tag as a small word in its tone; `className` says how wide at most. */
export function TagChip({ tag: { name, tone }, className = 'max-w-32' }: { tag: Tag; className?: string }) {
  return (
    <bdi
      className={cx(
        'inline-block h-5 min-w-0 truncate rounded-[0.3125rem] px-1.5 text-meta leading-5 font-medium',
        toneClass(tone),
        className,
      )}
    >
      {name}
    </bdi>
  );
}
