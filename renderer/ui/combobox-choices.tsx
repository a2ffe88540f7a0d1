import { Combobox as Base } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFloats } from './floats.tsx';
import { Icon } from './icon.tsx';
import { POPUP } from './menu-parts.tsx';

export interface ComboboxOption {
  value: string;
  label: string;
  /** At the end of the line, weaker; searched as well. */
  aside?: string;
}

/** What a combobox offers for what was typed. */
export function ComboboxChoices() {
  const { t } = useTranslation('ui');
  const floats = useFloats();
  return (
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
  );
}
