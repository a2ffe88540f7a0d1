import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';

interface RadioListProps<Value extends string> {
  /** What is being chosen, for a screen reader. */
  label: string;
  value: Value;
  options: readonly { value: Value; label: string; hint: ReactNode; mark?: ReactNode; disabled?: boolean }[];
  onChange(value: Value): void;
  disabled?: boolean;
}

/** One of a few, each with a sentence about what it means. Where the word says it all, use Select or Segmented. */
export function RadioList<Value extends string>({ label, value, options, onChange, disabled }: RadioListProps<Value>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      disabled={disabled}
      onValueChange={(next: Value) => onChange(next)}
      className="flex flex-col gap-3"
    >
      {options.map((option) => (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control is the radio inside, drawn by Base UI
        <label key={option.value} className={cx('flex items-start gap-2.5', option.disabled === true && 'opacity-60')}>
          <Radio.Root
            value={option.value}
            disabled={option.disabled}
            className="mt-0.5 inline-flex size-4 shrink-0 items-center justify-center rounded-full border border-ghost bg-panel transition-colors data-checked:border-accent data-checked:bg-accent data-disabled:opacity-45"
          >
            <Radio.Indicator className="size-1.5 rounded-full bg-accent-ink" />
          </Radio.Root>
          {option.mark}
          <span className="min-w-0 flex-1">
            <span className="block font-medium">{option.label}</span>
            <span className="block text-small text-muted">{option.hint}</span>
          </span>
        </label>
      ))}
    </RadioGroup>
  );
}
