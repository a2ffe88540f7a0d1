import { Combobox as Base } from '@base-ui/react/combobox';
import { ChevronsUpDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { optionMatches } from '../lib/option-matches.ts';
import { ComboboxChoices, type ComboboxOption } from './combobox-choices.tsx';
import { CONTROL } from './control.ts';
import { Icon } from './icon.tsx';

interface ComboboxProps {
  /** Set by FormRow; needed only where no label stands beside it. */
  label?: string;
  value: string;
  options: readonly ComboboxOption[];
  onChange(value: string): void;
  /** Given where the choices are found elsewhere by what is typed. */
  onSearch?: ((typed: string) => void) | undefined;
  disabled?: boolean;
  className?: string;
}

/** One of many known values, found by typing. For a few a Select shows more. */
export function Combobox({ label, value, options, onChange, onSearch, disabled, className }: ComboboxProps) {
  const { t } = useTranslation('ui');
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root
      items={options}
      value={chosen}
      disabled={disabled}
      autoHighlight
      itemToStringLabel={(option: ComboboxOption) => option.label}
      isItemEqualToValue={(one: ComboboxOption, other: ComboboxOption) => one.value === other.value}
      filter={onSearch === undefined ? optionMatches : null}
      onInputValueChange={(typed) => onSearch?.(typed)}
      onValueChange={(next: ComboboxOption | null) => {
        if (next !== null) onChange(next.value);
      }}
    >
      <span className={cx('relative block w-full', className)}>
        <Base.Input
          aria-label={label}
          spellCheck={false}
          onFocus={(event) => event.currentTarget.select()}
          className={cx(CONTROL, 'h-8 ps-2.5 pe-8')}
        />
        <Base.Trigger
          aria-label={t('showChoices')}
          className="absolute inset-y-0 end-0 flex w-8 items-center justify-center rounded-control text-faint"
        >
          <Icon of={ChevronsUpDown} size={14} />
        </Base.Trigger>
      </span>
      <ComboboxChoices />
    </Base.Root>
  );
}
