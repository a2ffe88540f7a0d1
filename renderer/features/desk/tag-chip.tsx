import type { Tag } from '../../../shared/domain/desk.ts';
import { cx } from '../../lib/cx.ts';
import { toneClass } from '../../ui/tone.ts';

/** A tag as a small word in its tone. */
export function TagChip({ tag: { name, tone }, className }: { tag: Tag; className?: string }) {
  return (
    <bdi
      className={cx(
        'inline-flex h-5 max-w-32 shrink-0 items-center truncate rounded-[0.3125rem] px-1.5 text-meta font-medium',
        toneClass(tone),
        className,
      )}
    >
      {name}
    </bdi>
  );
}
