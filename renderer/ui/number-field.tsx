import type { ReactNode } from 'react';
import { cx } from '../lib/cx.ts';
import { TextField } from './text-field.tsx';

interface NumberFieldProps {
  /** Needed only where no FormRow names it. */
  label?: string;
  /** 0 while nothing is typed: what it counts begins at 1. */
  value: number;
  min: number;
  max: number;
  /** After the box: seconds, chats. */
  unit?: ReactNode;
  disabled?: boolean;
  onChange(value: number): void;
  className?: string;
}

/** A whole number with its unit. Out of bounds it says so to a screen reader; the words are the form's. */
export function NumberField({ label, value, min, max, unit, disabled, onChange, className }: NumberFieldProps) {
  const wrong = !Number.isInteger(value) || value < min || value > max;
  return (
    <span className={cx('inline-flex items-center gap-2', className)}>
      <span className="w-16 shrink-0">
        <TextField
          type="number"
          inputMode="numeric"
          aria-label={label}
          aria-invalid={wrong || undefined}
          min={min}
          max={max}
          step={1}
          disabled={disabled}
          value={value === 0 && min > 0 ? '' : value}
          onChange={({ currentTarget: { valueAsNumber } }) => onChange(Number.isNaN(valueAsNumber) ? 0 : valueAsNumber)}
          className={cx(
            'tabular text-end [appearance:textfield] [&::-webkit-inner-spin-button]:hidden',
            wrong && 'border-missed',
          )}
        />
      </span>
      {unit !== undefined && <span className="text-muted">{unit}</span>}
    </span>
  );
}
