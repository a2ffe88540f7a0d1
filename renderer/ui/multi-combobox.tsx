import { Combobox as Base } from '@base-ui/react/combobox';
import { optionMatches } from '../lib/option-matches.ts';
import { Chip } from './chip.tsx';
import { ComboboxChoices, type ComboboxOption } from './combobox-choices.tsx';

interface MultiComboboxProps {
  label: string;
  values: readonly string[];
  /** What there is to choose; what is chosen and not among them keeps the name of `nameOf`. */
  options: readonly ComboboxOption[];
  nameOf(value: string): string;
  /** The options are what was found for this: typing asks for others instead of sieving these. */
  onSearch?: (typed: string) => void;
  placeholder?: string;
  disabled?: boolean;
  onChange(values: string[]): void;
}

/** Several of many known values, found by typing; each chosen one is a chip. */
export function MultiCombobox({
  label,
  values,
  options,
  nameOf,
  onSearch,
  placeholder,
  disabled = false,
  onChange,
}: MultiComboboxProps) {
  const known = new Map(options.map((option) => [option.value, option]));
  const chosen = values.map((value) => known.get(value) ?? { value, label: nameOf(value) });
  return (
    <Base.Root
      multiple
      items={options}
      value={chosen}
      disabled={disabled}
      autoHighlight
      itemToStringLabel={(option: ComboboxOption) => option.label}
      isItemEqualToValue={(one: ComboboxOption, other: ComboboxOption) => one.value === other.value}
      filter={onSearch === undefined ? optionMatches : null}
      onInputValueChange={(typed) => onSearch?.(typed)}
      onValueChange={(next: ComboboxOption[]) => onChange(next.map(({ value }) => value))}
    >
      <Base.InputGroup
        data-chips=""
        className="flex min-h-8 w-full flex-wrap items-center gap-1 rounded-control border border-outline bg-panel p-[3px] focus-within:border-focus data-disabled:opacity-55"
      >
        {chosen.map((option) => (
          <Chip
            key={option.value}
            onRemove={disabled ? undefined : () => onChange(values.filter((value) => value !== option.value))}
          >
            {option.label}
          </Chip>
        ))}
        <Base.Input
          aria-label={label}
          spellCheck={false}
          placeholder={values.length === 0 ? placeholder : undefined}
          onKeyDown={(event) => {
            if (event.key === 'Backspace' && event.currentTarget.value === '') onChange(values.slice(0, -1));
          }}
          className="h-6 min-w-20 flex-1 bg-transparent px-1.5 text-body outline-none placeholder:text-faint"
        />
      </Base.InputGroup>
      <ComboboxChoices />
    </Base.Root>
  );
}
