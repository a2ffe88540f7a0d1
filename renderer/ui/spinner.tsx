import { cx } from '../lib/cx.ts';

/** A turning arc for a control at work; it appears late, so what is quick never flickers. */
export function Spinner({ className }: { className?: string }) {
  return (
    <span className={cx('inline-flex animate-late', className)}>
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="size-4 animate-turn"
        fill="none"
        stroke="currentColor"
        strokeWidth="1.75"
      >
        <circle cx="8" cy="8" r="6" opacity="0.25" />
        <path d="M14 8a6 6 0 0 0-6-6" strokeLinecap="round" />
      </svg>
    </span>
  );
}
