import { useTranslation } from 'react-i18next';
import { zoomSteps } from '../../../shared/ipc/settings.ts';
import { FormRow } from '../../ui/form-row.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { SectionPage } from './section-page.tsx';
import { useDesktopSettings } from './use-desktop-settings.ts';

/** What holds for this computer alone; each change takes effect at once. */
export function DesktopSection() {
  const { t } = useTranslation('settings');
  const locale = useLocale();
  const { settings, change } = useDesktopSettings();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  return (
    <SectionPage title={t('sections.desktop')} hint={t('desktop.hint')}>
      <div className="flex max-w-144 flex-col">
        <FormRow layout="beside" label={t('desktop.sounds')} hint={t('desktop.soundsHint')}>
          <Switch checked={settings.sounds} onChange={(sounds) => change({ sounds })} />
        </FormRow>
        <FormRow layout="beside" label={t('desktop.zoom')} hint={t('desktop.zoomHint')}>
          <span className="w-28">
            <Select
              value={String(settings.zoom)}
              options={zoomSteps.map((step) => ({ value: String(step), label: percent.format(step) }))}
              onChange={(zoom) => change({ zoom: Number(zoom) })}
            />
          </span>
        </FormRow>
      </div>
    </SectionPage>
  );
}
