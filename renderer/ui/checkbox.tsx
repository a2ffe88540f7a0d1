import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

interface CheckboxProps {
  children: ReactNode;
  checked: boolean;
  onChange(checked: boolean): void;
  disabled?: boolean;
}

/** A box with its words; pressing the words ticks it. */
export function Checkbox({ children, checked, onChange, disabled }: CheckboxProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the checkbox inside, drawn by Base UI
    <label className="flex items-start gap-2">
      <Base.Root
        checked={checked}
        disabled={disabled}
        onCheckedChange={(next) => onChange(next)}
        className="mt-0.5 inline-flex size-4 shrink-0 items-center justify-center rounded-[0.25rem] border border-ghost bg-panel transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-45"
      >
        <Base.Indicator className="text-accent-ink">
          <Check aria-hidden="true" size={12} strokeWidth={2.5} className="block" />
        </Base.Indicator>
      </Base.Root>
      <span className="min-w-0">{children}</span>
    </label>
  );
}
