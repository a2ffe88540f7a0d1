import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronsUpDown } from 'lucide-react';
import { cx } from '../lib/cx.ts';
import { CONTROL } from './control.ts';
import { useFloats } from './floats.tsx';
import { Icon } from './icon.tsx';
import { POPUP } from './menu-parts.tsx';

interface SelectProps<Value extends string> {
  /** Set by FormRow; needed only where no label stands beside it. */
  label?: string;
  value: Value;
  options: readonly { value: Value; label: string; hint?: string }[];
  onChange(value: Value): void;
  disabled?: boolean;
  size?: 'small' | 'medium';
  className?: string;
}

/** One of a few known values. For two to four short ones a Segmented shows more. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  disabled,
  size = 'medium',
  className,
}: SelectProps<Value>) {
  const floats = useFloats();
  return (
    <Base.Root
      items={options}
      value={value}
      disabled={disabled}
      onValueChange={(next: Value | null) => {
        if (next !== null) onChange(next);
      }}
    >
      <Base.Trigger
        aria-label={label}
        className={cx(
          CONTROL,
          'flex items-center justify-between gap-2 text-start data-popup-open:border-focus',
          size === 'small' ? 'h-7 ps-2 pe-1.5 text-small' : 'h-8 ps-2.5 pe-2',
          className,
        )}
      >
        <Base.Value className="truncate" />
        <Base.Icon>
          <Icon of={ChevronsUpDown} size={14} className="text-faint" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal container={floats}>
        <Base.Positioner
          positionMethod="fixed"
          sideOffset={4}
          alignItemWithTrigger={false}
          collisionPadding={8}
          className="z-50 outline-none"
        >
          <Base.Popup
            className={cx(
              POPUP,
              'max-h-[min(20rem,var(--available-height))] min-w-(--anchor-width) overflow-y-auto p-1',
            )}
          >
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="flex min-h-7 items-center gap-2 rounded-control px-2 py-1 outline-none data-highlighted:bg-hover"
              >
                <Base.ItemText className="min-w-0 flex-1">
                  <span className="block truncate">{option.label}</span>
                  {option.hint !== undefined && <span className="block text-small text-faint">{option.hint}</span>}
                </Base.ItemText>
                <span className="inline-flex size-4">
                  <Base.ItemIndicator>
                    <Icon of={Check} className="text-accent-text" />
                  </Base.ItemIndicator>
                </span>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
