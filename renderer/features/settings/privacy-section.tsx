import { useTranslation } from 'react-i18next';
import { PersonFinder } from './person-finder.tsx';
import { RetentionList } from './retention-list.tsx';
import { SectionPage } from './section-page.tsx';

/** What people may ask of the workspace, and for how long it keeps them. */
export function PrivacySection({ visitorId }: { visitorId: string | null }) {
  const { t } = useTranslation('privacy');
  const { t: ts } = useTranslation('settings');
  return (
    <SectionPage title={ts('sections.privacy')} hint={t('hint')}>
      <PersonFinder key={visitorId} visitorId={visitorId} />
      <RetentionList />
    </SectionPage>
  );
}
