import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

interface ChipProps {
  children: string;
  /** Without it the chip cannot be taken away. */
  onRemove?: () => void;
}

/** One of several values that were chosen. */
export function Chip({ children, onRemove }: ChipProps) {
  const { t } = useTranslation('ui');
  return (
    <span className="inline-flex h-6 max-w-full items-center rounded-control bg-press ps-2 pe-1 text-small">
      <bdi className="min-w-0 truncate pe-1">{children}</bdi>
      {onRemove !== undefined && (
        <button
          type="button"
          aria-label={t('chips.remove', { name: children })}
          onClick={({ currentTarget }) => {
            // The button goes with the chip: who came by keyboard goes on in the field the chip stands in.
            currentTarget.closest('[data-chips]')?.querySelector('input')?.focus();
            onRemove();
          }}
          className="inline-flex size-4 shrink-0 items-center justify-center rounded-control text-muted hover:bg-press hover:text-ink"
        >
          <Icon of={X} size={12} />
        </button>
      )}
    </span>
  );
}
