import { Combobox as Base } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { optionMatches } from '../lib/option-matches.ts';
import { Chip } from './chip.tsx';
import type { ComboboxOption } from './combobox.tsx';
import { useFloats } from './floats.tsx';
import { Icon } from './icon.tsx';
import { POPUP } from './menu-parts.tsx';

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
  const { t } = useTranslation('ui');
  const floats = useFloats();
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
      <Base.InputGroup className="flex min-h-8 w-full flex-wrap items-center gap-1 rounded-control border border-outline bg-panel p-[3px] focus-within:border-focus data-disabled:opacity-55">
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
      <Base.Portal container={floats}>
        <Base.Positioner positionMethod="fixed" sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup className={`${POPUP} w-(--anchor-width) min-w-56`}>
            <Base.Empty className="px-3 py-2 text-muted empty:hidden">{t('noChoice')}</Base.Empty>
            <Base.List className="max-h-[min(20rem,var(--available-height))] overflow-y-auto p-1 empty:p-0">
              {(option: ComboboxOption) => (
                <Base.Item
                  key={option.value}
                  value={option}
                  className="flex min-h-7 items-center gap-2 rounded-control px-2 py-1 outline-none data-highlighted:bg-hover"
                >
                  <span className="min-w-0 flex-1 truncate">{option.label}</span>
                  {option.aside !== undefined && (
                    <span className="tabular shrink-0 text-small text-faint">{option.aside}</span>
                  )}
                  <span className="inline-flex size-4">
                    <Base.ItemIndicator>
                      <Icon of={Check} className="text-accent-text" />
                    </Base.ItemIndicator>
                  </span>
                </Base.Item>
              )}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
