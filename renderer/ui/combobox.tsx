import { Combobox as Base } from '@base-ui/react/combobox';
import { Check, ChevronsUpDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { optionMatches } from '../lib/option-matches.ts';
import { CONTROL } from './control.ts';
import { useFloats } from './floats.tsx';
import { Icon } from './icon.tsx';
import { POPUP } from './menu-parts.tsx';

export interface ComboboxOption {
  value: string;
  label: string;
  /** At the end of the line, weaker; searched as well. */
  aside?: string;
}

interface ComboboxProps {
  /** Set by FormRow; needed only where no label stands beside it. */
  label?: string;
  value: string;
  options: readonly ComboboxOption[];
  onChange(value: string): void;
  disabled?: boolean;
  className?: string;
}

/** One of many known values, found by typing. For a few a Select shows more. */
export function Combobox({ label, value, options, onChange, disabled, className }: ComboboxProps) {
  const { t } = useTranslation('ui');
  const floats = useFloats();
  const chosen = options.find((option) => option.value === value) ?? null;
  return (
    <Base.Root
      items={options}
      value={chosen}
      disabled={disabled}
      autoHighlight
      itemToStringLabel={(option: ComboboxOption) => option.label}
      isItemEqualToValue={(one: ComboboxOption, other: ComboboxOption) => one.value === other.value}
      filter={optionMatches}
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
      <Base.Portal container={floats}>
        <Base.Positioner positionMethod="fixed" sideOffset={4} collisionPadding={8} className="z-50 outline-none">
          <Base.Popup className={cx(POPUP, 'w-(--anchor-width) min-w-56')}>
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
