import { ChevronRight, Plus } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Site } from '../../../shared/protocol/http/setup.ts';
import { useRequest } from '../../bridge/use-request.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Icon } from '../../ui/icon.tsx';
import { FirstView } from './first-view.tsx';
import { LoadState } from './load-state.tsx';
import { NewSite } from './new-site.tsx';
import { SectionPage } from './section-page.tsx';
import { SitePage } from './site-page.tsx';

/** How often the router is asked whether a site's first page view has come; only while one is missing and this is open. */
const askEveryMs = 4000;
/** The address of the page that makes a site. */
const newSite = 'new';

/** The websites with the widget: all of them, one of them, or a new one. */
export function SitesSection({ siteId, part }: { siteId: string | null; part: string | null }) {
  const { t } = useTranslation('settings');
  const { timers } = useWorkspace();
  const { data, error, again, put } = useRequest('site.list', {});
  const waiting = data?.sites.some((site) => site.firstViewAt === null) ?? false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer arms the next question
  useEffect(() => (waiting ? timers.after(askEveryMs, again) : undefined), [waiting, timers, again, data]);

  if (siteId === newSite) {
    return (
      <NewSite
        onMade={(site) => {
          if (data !== null) put({ sites: [...data.sites, site] });
          navigate(href.settings('sites', site.id), { replace: true });
        }}
      />
    );
  }
  const site = data?.sites.find((one) => one.id === siteId);
  if (site !== undefined) return <SitePage key={site.id} site={site} part={part} onSaved={again} />;
  return (
    <SectionPage
      title={t('sections.sites')}
      hint={t('sites.hint')}
      action={
        <Button look="primary" icon={Plus} onClick={() => navigate(href.settings('sites', newSite))}>
          {t('sites.add')}
        </Button>
      }
    >
      {data === null ? (
        <LoadState error={error} onAgain={again} />
      ) : data.sites.length === 0 ? (
        <EmptyState title={t('sites.empty')} hint={t('sites.emptyHint')} />
      ) : (
        <ul aria-label={t('sections.sites')} className="-mx-2 flex flex-col gap-1">
          {data.sites.map((one) => (
            <SiteRow key={one.id} site={one} />
          ))}
        </ul>
      )}
    </SectionPage>
  );
}

function SiteRow({ site }: { site: Site }) {
  return (
    <li>
      <a
        href={href.settings('sites', site.id)}
        draggable={false}
        className="flex min-h-14 items-center gap-3 rounded-control px-2 py-2 hover:bg-hover"
      >
        <span aria-hidden="true" className="size-8 shrink-0 rounded-full" style={{ backgroundColor: site.color }} />
        <span className="min-w-0 flex-1">
          <span className="block truncate font-medium">{site.name}</span>
          <span className="block truncate text-small text-muted">
            {site.origins.map((origin) => origin.replace(/^https:\/\//, '')).join(', ')}
          </span>
        </span>
        <span className="shrink-0 text-small">
          <FirstView at={site.firstViewAt} />
        </span>
        <Icon of={ChevronRight} className="text-faint rtl:-scale-x-100" />
      </a>
    </li>
  );
}
