import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../lib/shortcut-keys.ts';
import { Chip } from './chip.tsx';

interface ChipsFieldProps {
  /** What the words are, for a screen reader. */
  label: string;
  values: readonly string[];
  /** What a typed word becomes, or null where it is none. */
  read?: (typed: string) => string | null;
  /** The most there may be. */
  most: number;
  disabled?: boolean;
  placeholder?: string;
  onChange(values: string[]): void;
}

const trimmed = (typed: string): string | null => (typed.trim() === '' ? null : typed.trim());

/** Words one types, each a chip: Enter or a comma ends one, Backspace takes the last away. */
export function ChipsField({
  label,
  values,
  read = trimmed,
  most,
  disabled = false,
  placeholder,
  onChange,
}: ChipsFieldProps) {
  const { t } = useTranslation('ui');
  const [typed, setTyped] = useState('');
  const keep = (text: string): void => {
    const words = text.split(',').flatMap((word) => read(word) ?? []);
    const next = [...new Set([...values, ...words])].slice(0, most);
    setTyped('');
    if (next.length > values.length) onChange(next);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && typed.trim() !== '') {
      event.preventDefault();
      keep(typed);
    } else if (event.key === 'Backspace' && typed === '' && values.length > 0) {
      onChange(values.slice(0, -1));
    }
  };
  return (
    <div
      data-chips=""
      className="flex min-h-8 w-full flex-wrap items-center gap-1 rounded-control border border-outline bg-panel p-[3px] focus-within:border-focus has-disabled:opacity-55"
    >
      {values.map((value) => (
        <Chip key={value} onRemove={disabled ? undefined : () => onChange(values.filter((one) => one !== value))}>
          {value}
        </Chip>
      ))}
      <input
        aria-label={label}
        value={typed}
        disabled={disabled}
        placeholder={values.length === 0 ? (placeholder ?? t('chips.add')) : undefined}
        onChange={({ currentTarget: { value } }) => (value.includes(',') ? keep(value) : setTyped(value))}
        onKeyDown={onKeyDown}
        onBlur={() => keep(typed)}
        className="h-6 min-w-24 flex-1 bg-transparent px-1.5 text-body outline-none placeholder:text-faint"
      />
    </div>
  );
}
