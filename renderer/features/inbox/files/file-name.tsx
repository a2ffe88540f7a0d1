import { cx } from '../../../lib/cx.ts';
import { nameParts } from './file-words.ts';

/** A file's name, isolated from the direction around it; too long, it is cut in the middle and keeps its end. */
export function FileName({ name, className }: { name: string; className?: string }) {
  const { stem, end } = nameParts(name);
  return (
    <bdi className={cx('flex min-w-0', className)}>
      <span className="truncate">{stem}</span>
      <span className="shrink-0 whitespace-pre">{end}</span>
    </bdi>
  );
}
