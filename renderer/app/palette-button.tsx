import { Search } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../ui/icon.tsx';
import { Kbd } from '../ui/kbd.tsx';
import { paletteKeys } from './palette-keys.ts';

/** The field in the bar that opens the palette; in a narrow window it is the sign alone. */
export function PaletteButton({ onOpen }: { onOpen(): void }) {
  const { t } = useTranslation('palette');
  return (
    <button
      type="button"
      onClick={onOpen}
      onPointerEnter={() => void import('./late-palette.tsx')}
      className="window-still flex h-7 min-w-7 shrink-0 items-center gap-2 rounded-control px-2 text-small text-faint hover:bg-hover max-[64rem]:px-1.5 min-[64rem]:w-52 min-[64rem]:bg-sunken min-[90rem]:w-72"
    >
      <Icon of={Search} size={14} />
      <span className="sr-only min-[64rem]:hidden">{t('open')}</span>
      <span className="min-w-0 flex-1 truncate text-start max-[64rem]:hidden">{t('field')}</span>
      <Kbd keys={paletteKeys} className="max-[64rem]:hidden" />
    </button>
  );
}
