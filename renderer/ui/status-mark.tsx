import type { LucideIcon } from 'lucide-react';
import { Icon } from './icon.tsx';
import { StatusDot, type StatusShape } from './status-dot.tsx';

/** A status in a list to choose from: what it comes to as a shape, and its own sign beside it. The word stands next to it. */
export function StatusMark({ shape, icon, label }: { shape: StatusShape; icon: LucideIcon | null; label: string }) {
  return (
    <span className="mt-[5px] flex items-center gap-1.5 self-start">
      <StatusDot shape={shape} label={label} word="silent" />
      {icon !== null && <Icon of={icon} size={14} className="-mt-0.5 text-muted" />}
    </span>
  );
}
