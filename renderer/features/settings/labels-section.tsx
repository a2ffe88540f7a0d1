import { useTranslation } from 'react-i18next';
import type * as z from 'zod';
import type { DeskSettings } from '../../../shared/domain/desk.ts';
import { useHello, useWorkspace } from '../../bridge/workspace.ts';
import { RadioList } from '../../ui/radio-list.tsx';
import { DispositionsPart } from './dispositions-part.tsx';
import { SectionPage, SectionPart } from './section-page.tsx';
import { TagsPart } from './tags-part.tsx';
import { useAct } from './use-act.ts';

type Asks = z.infer<typeof DeskSettings>['dispositionOnClose'];
const ways: readonly Asks[] = ['off', 'optional', 'required'];

/** The workspace's words for conversations: tags, and what they came to. */
export function LabelsSection() {
  const { t } = useTranslation('settings');
  const { me, settings } = useHello();
  const { connection } = useWorkspace();
  const act = useAct();
  const set = (dispositionOnClose: Asks): void => {
    void act(connection.request('settings.set', { ...settings, dispositionOnClose }));
  };
  return (
    <SectionPage title={t('sections.labels')} hint={t('labels.hint')}>
      <TagsPart />
      <DispositionsPart />
      <SectionPart title={t('labels.onClose')} hint={me.role === 'admin' ? undefined : t('labels.onlyAdmins')}>
        <RadioList<Asks>
          label={t('labels.onClose')}
          value={settings.dispositionOnClose}
          disabled={me.role !== 'admin'}
          options={ways.map((value) => ({
            value,
            label: t(`labels.ways.${value}`),
            hint: t(`labels.wayHints.${value}`),
          }))}
          onChange={set}
        />
      </SectionPart>
    </SectionPage>
  );
}
