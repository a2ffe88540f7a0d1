import { cx } from '../lib/cx.ts';

/** The shapes of look.md: a status is told by shape and word first, by colour third. */
export type StatusShape = 'full' | 'half' | 'square' | 'ring' | 'wave';

const COLOURS: Record<StatusShape, string> = {
  full: 'text-available',
  half: 'text-away',
  square: 'text-busy',
  ring: 'text-offline',
  wave: 'text-accent',
};

function Shape({ shape }: { shape: StatusShape }) {
  switch (shape) {
    case 'full':
      return <circle cx="5" cy="5" r="4" fill="currentColor" />;
    case 'half':
      return (
        <>
          <circle cx="5" cy="5" r="3.4" stroke="currentColor" strokeWidth="1.2" fill="none" />
          <path d="M5 1.6a3.4 3.4 0 0 0 0 6.8z" fill="currentColor" />
        </>
      );
    case 'square':
      return <rect x="1.25" y="1.25" width="7.5" height="7.5" rx="1.75" fill="currentColor" />;
    case 'ring':
      return <circle cx="5" cy="5" r="3.3" stroke="currentColor" strokeWidth="1.4" fill="none" />;
    case 'wave':
      return (
        <>
          <circle cx="5" cy="5" r="1.9" fill="currentColor" />
          <circle cx="5" cy="5" r="4" stroke="currentColor" strokeWidth="1.1" fill="none" opacity="0.6" />
        </>
      );
  }
}

interface StatusDotProps {
  shape: StatusShape;
  /** The status in words. */
  label: string;
  /** `read`: the word is only read aloud. `silent`: the word stands beside it anyway. */
  word?: 'drawn' | 'read' | 'silent';
  className?: string;
}

/** A status: shape, colour and word together. */
export function StatusDot({ shape, label, word = 'drawn', className }: StatusDotProps) {
  const mark = (
    <svg aria-hidden="true" viewBox="0 0 10 10" className={cx('size-2.5 shrink-0', COLOURS[shape])}>
      <Shape shape={shape} />
    </svg>
  );
  if (word === 'silent') return <span className={cx('inline-flex', className)}>{mark}</span>;
  if (word === 'read') {
    return (
      <span role="img" aria-label={label} className={cx('inline-flex', className)}>
        {mark}
      </span>
    );
  }
  return (
    <span className={cx('inline-flex min-w-0 items-center gap-1.5', className)}>
      {mark}
      <span className="truncate">{label}</span>
    </span>
  );
}
