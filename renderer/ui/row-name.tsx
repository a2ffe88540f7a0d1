import { cx } from '../lib/cx.ts';
import { DemoBadge } from './demo-badge.tsx';

interface RowNameProps {
  name: string;
  /** Marks somebody to practise on; the name gives way to the mark, what is beside it does not. */
  demo: boolean | undefined;
  className?: string;
}

/** A visitor's name at the head of a row. */
export function RowName({ name, demo = false, className = 'font-medium' }: RowNameProps) {
  return (
    <span className="flex max-w-[62%] min-w-0 shrink-0 items-center gap-1.5">
      <bdi className={cx('truncate', className)}>{name}</bdi>
      {demo && <DemoBadge />}
    </span>
  );
}
