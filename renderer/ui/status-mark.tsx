import type { LucideIcon } from 'lucide-react';
import { Icon } from './icon.tsx';
import { StatusDot, type StatusShape } from './status-dot.tsx';

interface StatusMarkProps {
  shape: StatusShape;
  icon: LucideIcon | null;
  /** The status in words, which stand next to it. */
  label: string;
  /** Others of the list have a sign: the words begin at the same place. */
  aligned?: boolean;
}

/** A status in a list to choose from: what it comes to as a shape, and its own sign beside it. */
export function StatusMark({ shape, icon, label, aligned = false }: StatusMarkProps) {
  return (
    <span className="mt-[5px] flex items-center gap-1.5 self-start">
      <StatusDot shape={shape} label={label} word="silent" />
      {icon !== null && <Icon of={icon} size={14} className="-mt-0.5 text-muted" />}
      {icon === null && aligned && <span className="w-3.5" />}
    </span>
  );
}
