import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

interface EmptyStateProps {
  icon?: LucideIcon;
  /** One sentence. */
  title: ReactNode;
  hint?: ReactNode;
  /** One Button. */
  action?: ReactNode;
  className?: string;
}

/** Nothing here: one sentence, at most one act. Calm, for an empty queue is good news. */
export function EmptyState({ icon: Shape, title, hint, action, className }: EmptyStateProps) {
  return (
    <div className={cx('flex h-full min-h-40 flex-col items-center justify-center px-8 py-10 text-center', className)}>
      {Shape !== undefined && (
        <Shape aria-hidden="true" size={28} strokeWidth={1.25} className="mb-3 block text-ghost" />
      )}
      <p className="max-w-80 font-medium text-balance">{title}</p>
      {hint !== undefined && <p className="mt-1 max-w-88 text-balance text-muted">{hint}</p>}
      {action !== undefined && <div className="mt-4">{action}</div>}
    </div>
  );
}
