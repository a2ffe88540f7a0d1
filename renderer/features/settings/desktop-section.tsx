import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { zoomSteps } from '../../../shared/ipc/settings.ts';
import { useReadable, useWorkspace } from '../../bridge/workspace.ts';
import { allowSounds, playSound } from '../../lib/sounds.ts';
import { Button } from '../../ui/button.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { SectionPage } from './section-page.tsx';
import { useDesktopSettings } from './use-desktop-settings.ts';

/** Whether the browser lets notifications out, and the way to allow it: only a person's own act may ask. */
function NotificationPermission() {
  const { t } = useTranslation('settings');
  const { notify } = useWorkspace().bridge;
  const permission = useReadable(notify.permission);
  return (
    <FormRow layout="beside" label={t('desktop.notifications')} hint={t(`desktop.permission.${permission}`)}>
      {permission === 'ask' ? (
        <Button onClick={() => void notify.ask()}>{t('desktop.allow')}</Button>
      ) : (
        <span className="text-muted">{t(permission === 'granted' ? 'desktop.on' : 'desktop.off')}</span>
      )}
    </FormRow>
  );
}

/** A system without a vault keeps no secret over a restart: said once, here, where one looks for what this computer does. */
function VaultNote() {
  const { t } = useTranslation('settings');
  const { session } = useWorkspace().bridge;
  const [persisted, setPersisted] = useState(true);
  useEffect(() => {
    let current = true;
    void session.status().then((result) => {
      if (current && result.ok) setPersisted(result.data.persisted);
    });
    return () => {
      current = false;
    };
  }, [session]);
  return persisted ? null : <p className="max-w-144 text-small text-pretty text-muted">{t('desktop.noVault')}</p>;
}

/** What holds for this computer alone; each change takes effect at once. `sound` is what calls are heard with. */
export function DesktopSection({ sound }: { sound: ReactNode }) {
  const { t } = useTranslation('settings');
  const locale = useLocale();
  const { bridge } = useWorkspace();
  const { settings, change } = useDesktopSettings();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const isDesktop = bridge.kind === 'desktop';
  return (
    <SectionPage title={t('sections.desktop')} hint={t(isDesktop ? 'desktop.hint' : 'desktop.hintBrowser')}>
      <div className="flex max-w-144 flex-col">
        <FormRow layout="beside" label={t('desktop.sounds')} hint={t('desktop.soundsHint')}>
          <Switch
            checked={settings.sounds}
            onChange={(sounds) => {
              change({ sounds });
              // Heard at once, so that nobody has to wait for a visitor to know how it sounds.
              allowSounds(sounds);
              playSound('offer');
            }}
          />
        </FormRow>
        {!isDesktop && <NotificationPermission />}
        <FormRow
          layout="beside"
          label={t('desktop.notificationText')}
          hint={t(isDesktop ? 'desktop.notificationTextHint' : 'desktop.notificationTextHintBrowser')}
        >
          <Switch checked={settings.notificationText} onChange={(notificationText) => change({ notificationText })} />
        </FormRow>
        <FormRow
          layout="beside"
          label={t('desktop.hideNames')}
          hint={t(isDesktop ? 'desktop.hideNamesHint' : 'desktop.hideNamesHintBrowser')}
        >
          <Switch checked={settings.hideNames} onChange={(hideNames) => change({ hideNames })} />
        </FormRow>
        {isDesktop && (
          <>
            <FormRow layout="beside" label={t('desktop.keepRunning')} hint={t('desktop.keepRunningHint')}>
              <Switch checked={settings.keepRunning} onChange={(keepRunning) => change({ keepRunning })} />
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
          </>
        )}
      </div>
      {sound}
      {isDesktop && <VaultNote />}
    </SectionPage>
  );
}
