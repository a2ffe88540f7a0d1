import { ChevronLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useHello } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { BarContent } from '../../ui/bar.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { AuditSection } from './audit-section.tsx';
import { BlocksSection } from './blocks-section.tsx';
import { CallsSection } from './calls-section.tsx';
import { CompaniesSection } from './companies-section.tsx';
import { DesktopSection } from './desktop-section.tsx';
import { FilesSection } from './files-section.tsx';
import { LabelsSection } from './labels-section.tsx';
import { MailSection } from './mail-section.tsx';
import { PeopleSection } from './people-section.tsx';
import { PounceSection } from './pounce-section.tsx';
import { PracticeSection } from './practice-section.tsx';
import { PrivacySection } from './privacy-section.tsx';
import { ProfileSection } from './profile-section.tsx';
import { type SectionName, sectionsFor } from './sections.ts';
import { SettingsNav } from './settings-nav.tsx';
import { SitesSection } from './sites-section.tsx';
import { SnippetsSection } from './snippets-section.tsx';
import { StatusesSection } from './statuses-section.tsx';
import { TextsSection } from './texts-section.tsx';

/** Below this the list of sections and the section take turns. */
const BESIDE = 620;

interface SettingsScreenProps {
  section: string | null;
  item: string | null;
  /** What lies within it. */
  part: string | null;
  /** Draws one's bookable hours; given by `app`, for they are another feature's. */
  renderHours(): ReactNode;
  /** Draws the rooms of the routing; given by `app` as well. */
  renderRouting(): ReactNode;
  /** Draws what calls are heard and played with; given by `app` as well. */
  renderSound(): ReactNode;
}

/** How Foyer works for me, and for all. */
export function SettingsScreen({ section, item, part, renderHours, renderRouting, renderSound }: SettingsScreenProps) {
  const { t } = useTranslation('settings');
  const { me, demo } = useHello();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const sections = sectionsFor(me.role, demo);
  const beside = width >= BESIDE;
  const wanted = section ?? (beside ? 'profile' : null);
  const here = sections.find((one) => one.name === wanted)?.name ?? null;

  // Where one stands has an address of its own: a window that gets narrow then goes on showing it, with what was typed there.
  const byItself = useRef(false);
  useEffect(() => {
    if (!beside || section !== null) return;
    byItself.current = true;
    navigate(href.settings('profile'), { replace: true });
  }, [beside, section]);

  // Another section begins at its top, and a screen reader hears its heading.
  const plane = useRef<HTMLElement>(null);
  const first = useRef(true);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the place one came to is the reason
  useEffect(() => {
    if (!first.current && !byItself.current) plane.current?.focus();
    first.current = false;
    byItself.current = false;
  }, [section, item]);

  const body = (name: SectionName): ReactNode => {
    switch (name) {
      case 'profile':
        return <ProfileSection />;
      case 'hours':
        return renderHours();
      case 'desktop':
        return <DesktopSection sound={renderSound()} />;
      case 'snippets':
        return <SnippetsSection />;
      case 'people':
        return <PeopleSection />;
      case 'statuses':
        return <StatusesSection />;
      case 'labels':
        return <LabelsSection />;
      case 'blocks':
        return <BlocksSection />;
      case 'sites':
        return <SitesSection siteId={item} part={part} />;
      case 'texts':
        return <TextsSection />;
      case 'companies':
        return <CompaniesSection />;
      case 'routing':
        return renderRouting();
      case 'pounce':
        return <PounceSection />;
      case 'files':
        return <FilesSection />;
      case 'mail':
        return <MailSection />;
      case 'calls':
        return <CallsSection />;
      case 'privacy':
        return <PrivacySection visitorId={item} />;
      case 'practice':
        return <PracticeSection />;
      case 'audit':
        return <AuditSection />;
    }
  };
  return (
    <div ref={frame} className="flex h-full min-w-0">
      {!beside && wanted !== null && (
        <BarContent>
          <IconButton icon={ChevronLeft} label={t('back')} onClick={() => navigate(href.settings())} />
        </BarContent>
      )}
      {width > 0 && (beside || wanted === null) && (
        <div className={beside ? 'w-56 shrink-0 border-e border-hairline' : 'flex-1'}>
          <SettingsNav sections={sections} here={here} />
        </div>
      )}
      {width > 0 && wanted !== null && (
        <section
          key={here}
          ref={plane}
          tabIndex={-1}
          aria-label={here === null ? t('title') : t(`sections.${here}`)}
          className="flex min-h-0 min-w-0 flex-1 flex-col outline-none"
        >
          {here === null ? <EmptyState title={t('notYours')} hint={t('notYoursHint')} /> : body(here)}
        </section>
      )}
    </div>
  );
}
