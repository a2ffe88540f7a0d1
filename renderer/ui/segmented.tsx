import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import type { LucideIcon } from 'lucide-react';
import { cx } from '../lib/cx.ts';
import { Count } from './count.tsx';
import { Icon } from './icon.tsx';

export interface Segment<Value extends string> {
  value: Value;
  label: string;
  count?: number;
  icon?: LucideIcon;
  /** Draw the icon alone; the label is then its name. */
  iconOnly?: boolean;
}

interface SegmentedProps<Value extends string> {
  /** What is being chosen, for a screen reader. */
  label: string;
  value: Value;
  options: readonly Segment<Value>[];
  onChange(value: Value): void;
  className?: string;
}

/** One of two to five filters over the same list. Where each opens its own panel, use Tabs. */
export function Segmented<Value extends string>({ label, value, options, onChange, className }: SegmentedProps<Value>) {
  return (
    <ToggleGroup
      aria-label={label}
      value={[value]}
      onValueChange={(next: string[]) => {
        const chosen = options.find((option) => option.value === next[0]);
        if (chosen !== undefined) onChange(chosen.value);
      }}
      className={cx('window-still inline-flex items-center gap-0.5', className)}
    >
      {options.map((option) => (
        <Toggle
          key={option.value}
          value={option.value}
          aria-label={option.iconOnly === true ? option.label : undefined}
          className="inline-flex h-7 items-center gap-1.5 rounded-control px-2 text-body font-medium whitespace-nowrap text-muted transition-colors hover:bg-hover hover:text-ink data-pressed:bg-press data-pressed:text-ink"
        >
          {option.icon !== undefined && <Icon of={option.icon} />}
          {option.iconOnly !== true && option.label}
          {option.count !== undefined && <Count value={option.count} />}
        </Toggle>
      ))}
    </ToggleGroup>
  );
}
