import { useTranslation } from 'react-i18next';
import { TextField } from '../../ui/text-field.tsx';

/** What a browser's colour well and the contract both take. */
export const isColor = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text);

interface SiteColorProps {
  value: string;
  onChange(value: string): void;
}

/** The widget's colour: chosen or typed. */
export function SiteColor({ value, onChange }: SiteColorProps) {
  const { t } = useTranslation('settings');
  const shown = isColor(value) ? value : '#000000';
  return (
    <div className="flex items-center gap-3">
      <span className="w-32">
        <TextField
          value={value}
          maxLength={7}
          spellCheck={false}
          className="tabular font-mono"
          onChange={(event) => onChange(event.target.value.trim().toLowerCase())}
        />
      </span>
      <input
        type="color"
        aria-label={t('sites.pickColor')}
        value={shown}
        onChange={(event) => onChange(event.target.value)}
        className="size-8 cursor-pointer rounded-control border border-outline bg-panel p-0.5"
      />
    </div>
  );
}
