import { useTranslation } from 'react-i18next';
import { usePractice } from '../../bridge/use-practice.ts';
import { Button } from '../../ui/button.tsx';
import { FormRow } from '../../ui/form-row.tsx';
import { Switch } from '../../ui/switch.tsx';
import { SectionPage } from './section-page.tsx';
import { useAct } from './use-act.ts';

/** The demo's visitors: on or off, and the way to be one oneself. */
export function PracticeSection() {
  const { t } = useTranslation('settings');
  const practice = usePractice();
  const act = useAct();
  if (practice === null) return null;
  return (
    <SectionPage title={t('sections.practice')} hint={t('practice.hint')}>
      <div className="flex max-w-144 flex-col">
        <FormRow layout="beside" label={t('practice.on')} hint={t('practice.onHint')}>
          <Switch checked={practice.on} onChange={(on) => void act(practice.set(on))} />
        </FormRow>
        <FormRow layout="beside" label={t('practice.beVisitor')} hint={t('practice.beVisitorHint')}>
          <Button onClick={practice.beVisitor}>{t('practice.open')}</Button>
        </FormRow>
      </div>
    </SectionPage>
  );
}
