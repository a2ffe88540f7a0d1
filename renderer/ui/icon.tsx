import type { LucideIcon } from 'lucide-react';
import { cx } from '../lib/cx.ts';

/** A Lucide icon in our size and stroke. Silent for a screen reader: the word stands beside it or in the button's name. */
export function Icon({ of: Shape, size = 16, className }: { of: LucideIcon; size?: number; className?: string }) {
  return (
    <Shape
      aria-hidden="true"
      focusable="false"
      size={size}
      strokeWidth={1.5}
      className={cx('block shrink-0', className)}
    />
  );
}
