import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { Icon } from './icon.tsx';

interface StripProps {
  tone?: 'neutral' | 'waiting' | 'missed';
  icon?: LucideIcon;
  children: ReactNode;
  /** One small Button. */
  action?: ReactNode;
}

const TONES = {
  neutral: { plane: 'bg-sunken', sign: 'text-faint' },
  waiting: { plane: 'bg-waiting-soft', sign: 'text-waiting-text' },
  missed: { plane: 'bg-missed-soft', sign: 'text-missed-text' },
} as const;

/** A calm line across a plane: something is not as usual, and what still works. */
export function Strip({ tone = 'neutral', icon, children, action }: StripProps) {
  return (
    <div
      data-passing
      role="status"
      className={cx(
        'flex min-h-8 shrink-0 animate-appear items-center gap-2 px-4 py-1 text-small text-ink',
        TONES[tone].plane,
      )}
    >
      {icon !== undefined && <Icon of={icon} size={14} className={TONES[tone].sign} />}
      <span className="min-w-0 flex-1">{children}</span>
      {action}
    </div>
  );
}
