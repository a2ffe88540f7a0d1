import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { Icon } from './icon.tsx';

interface ErrorStateProps {
  /** What happened. */
  title: ReactNode;
  /** What it means, for the visitor first. */
  meaning?: ReactNode;
  /** One Button. */
  action?: ReactNode;
  className?: string;
}

/** A view that could not be drawn: what happened, what it means, one way on. */
export function ErrorState({ title, meaning, action, className }: ErrorStateProps) {
  return (
    <div
      role="alert"
      className={cx('flex h-full min-h-40 flex-col items-center justify-center px-8 py-10 text-center', className)}
    >
      <Icon of={CircleAlert} size={24} className="mb-3 text-missed-text" />
      <p className="max-w-80 font-medium text-balance">{title}</p>
      {meaning !== undefined && <p className="mt-1 max-w-88 text-balance text-muted">{meaning}</p>}
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  );
}
