import { MailX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRequest } from '../../bridge/use-request.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { FormRow } from '../../ui/form-row.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Select } from '../../ui/select.tsx';
import { LoadState } from './load-state.tsx';
import { MailLog } from './mail-log.tsx';
import { MailTest } from './mail-test.tsx';
import { SectionPage } from './section-page.tsx';
import { useAct } from './use-act.ts';

const times = ['60', '180', '300', '900', '3600', '0'] as const;

/** Whether mails go out and as whom, after what time, a test, and what became of each. */
export function MailSection() {
  const { t } = useTranslation('mail');
  const { t: ts } = useTranslation('settings');
  const { data, error, again } = useRequest('mail.state', {});
  return (
    <SectionPage title={ts('sections.mail')} hint={t('hint')}>
      {data === null ? <LoadState error={error} onAgain={again} /> : data.on ? <On from={data.from ?? ''} /> : <Off />}
    </SectionPage>
  );
}

function Off() {
  const { t } = useTranslation('mail');
  return (
    <div className="flex gap-3 rounded-card bg-sunken px-4 py-3">
      <Icon of={MailX} className="mt-0.5 shrink-0 text-muted" />
      <div>
        <p className="font-medium">{t('off')}</p>
        <p className="mt-0.5 text-pretty text-muted">{t('offHint')}</p>
      </div>
    </div>
  );
}

function On({ from }: { from: string }) {
  const { t } = useTranslation('mail');
  const { settings } = useHello();
  const { connection } = useWorkspace();
  const act = useAct();
  const now = String(settings.replyMailAfterS);
  const options = times.map((value) => ({ value: value as string, label: t(`times.${value}`) }));
  // A time that was set elsewhere is shown as it is.
  if (!options.some((option) => option.value === now)) {
    options.unshift({ value: now, label: t('seconds', { count: settings.replyMailAfterS }) });
  }
  const choose = (value: string): void =>
    void act(connection.request('settings.set', { ...settings, replyMailAfterS: Number(value) }), t('saved'));
  return (
    <>
      <div className="flex max-w-144 flex-col">
        <FormRow layout="beside" label={t('from')}>
          <bdi className="truncate text-muted">{from}</bdi>
        </FormRow>
        <FormRow layout="beside" label={t('after')} hint={t('afterHint')}>
          <Select value={now} options={options} onChange={choose} className="w-36" />
        </FormRow>
      </div>
      <MailTest />
      <MailLog />
    </>
  );
}
