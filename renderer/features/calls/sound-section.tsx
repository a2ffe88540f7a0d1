import { useTranslation } from 'react-i18next';
import { SoundSettings } from './sound-settings.tsx';

/** The sound of calls among the settings of this computer: tried before the first call, not in it. */
export function SoundSection() {
  const { t } = useTranslation('calls');
  return (
    <section aria-label={t('sound')} className="max-w-144">
      <h3 className="text-title font-semibold">{t('sound')}</h3>
      <p className="mt-0.5 mb-4 text-pretty text-muted">{t('soundHint')}</p>
      <SoundSettings />
    </section>
  );
}
