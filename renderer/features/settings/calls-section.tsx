import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { IceWarning } from '../../../shared/protocol/rep/ice.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { FormRow } from '../../ui/form-row.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Switch } from '../../ui/switch.tsx';
import { IceTest } from './ice-test.tsx';
import { LoadState } from './load-state.tsx';
import { SectionPage, SectionPart } from './section-page.tsx';
import { useAct } from './use-act.ts';

/** How calls find their way: the servers, whether they work, and whether anything else is allowed. */
export function CallsSection() {
  const { t } = useTranslation('ways');
  const { t: ts } = useTranslation('settings');
  const { settings } = useHello();
  const { data, error, again } = useRequest('ice.state', {});
  const { connection } = useWorkspace();
  const act = useAct();
  const setRelayOnly = (callsRelayOnly: boolean): void =>
    void act(connection.request('settings.set', { ...settings, callsRelayOnly }), t('saved')).then(again);
  if (data === null) {
    return (
      <SectionPage title={ts('sections.calls')} hint={t('hint')}>
        <LoadState error={error} onAgain={again} />
      </SectionPage>
    );
  }
  const setTellListening = (callsTellListening: boolean): void =>
    void act(connection.request('settings.set', { ...settings, callsTellListening }), t('saved'));
  const hasRelay = data.urls.some((url) => url.startsWith('turn'));
  return (
    <SectionPage title={ts('sections.calls')} hint={t('hint')}>
      {data.warnings.length > 0 && (
        <ul className="flex flex-col gap-2">
          {data.warnings.map((warning) => (
            <Warning key={warning} of={warning} />
          ))}
        </ul>
      )}
      <SectionPart title={t('servers')} hint={t('serversHint')}>
        {data.urls.length > 0 ? <IceTest urls={data.urls} /> : <p className="text-muted">{t('none')}</p>}
      </SectionPart>
      <div className="flex max-w-144 flex-col">
        <FormRow layout="beside" label={t('relayOnly')} hint={t('relayOnlyHint')}>
          <Switch
            checked={settings.callsRelayOnly}
            disabled={!hasRelay && !settings.callsRelayOnly}
            onChange={setRelayOnly}
          />
        </FormRow>
        <FormRow layout="beside" label={t('tellListening')} hint={t('tellListeningHint')}>
          <Switch checked={settings.callsTellListening} onChange={setTellListening} />
        </FormRow>
      </div>
    </SectionPage>
  );
}

function Warning({ of }: { of: IceWarning }) {
  const { t } = useTranslation('ways');
  return (
    <li className="flex gap-3 rounded-plane bg-sunken px-4 py-3">
      <Icon of={TriangleAlert} className="mt-0.5 shrink-0 text-muted" />
      <p className="text-pretty">{t(`warning.${of}`)}</p>
    </li>
  );
}
