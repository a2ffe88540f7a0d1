import { ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe, useWorkspace } from '../../bridge/workspace.ts';
import { formatExact } from '../../lib/relative-time.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { RelativeTime } from '../../ui/relative-time.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { LoadState } from './load-state.tsx';
import { SectionPage } from './section-page.tsx';
import { useAct } from './use-act.ts';
import { useFollowed } from './use-followed.ts';

/** Visitors who are kept away: why, by whom, until when. */
export function BlocksSection() {
  const { t } = useTranslation('settings');
  const me = useMe();
  const { connection } = useWorkspace();
  const locale = useLocale();
  const { data, error, again } = useFollowed('visitor.blocks', 'blocks');
  const act = useAct();
  return (
    <SectionPage title={t('sections.blocks')} hint={t('blocks.hint')}>
      {data === null ? (
        <LoadState error={error} onAgain={again} />
      ) : data.blocks.length === 0 ? (
        <EmptyState icon={ShieldCheck} title={t('blocks.none')} hint={t('blocks.noneHint')} />
      ) : (
        <ul className="-mx-2 flex flex-col">
          {data.blocks.map((block) => {
            const name = block.name ?? block.city ?? t('blocks.unnamed');
            return (
              <li
                key={block.visitorId}
                className="flex min-h-14 items-center gap-3 rounded-control px-2 py-1.5 hover:bg-hover"
              >
                <span className="min-w-0 flex-1">
                  <span className="flex items-baseline gap-2">
                    <bdi className="truncate font-medium">{name}</bdi>
                    <RelativeTime at={block.at} className="shrink-0 text-small text-faint" />
                  </span>
                  <bdi dir="auto" className="match-parent block truncate text-small text-muted">
                    {block.reason}
                  </bdi>
                  <span className="block text-small text-faint">
                    {block.until === null
                      ? t('blocks.ever', { by: block.by.name })
                      : t('blocks.until', { by: block.by.name, time: formatExact(block.until, locale, me.zone) })}
                  </span>
                </span>
                {me.role !== 'rep' && (
                  <Button
                    size="small"
                    onClick={() =>
                      void act(
                        connection.request('visitor.unblock', { visitorId: block.visitorId }),
                        t('blocks.lifted', { name }),
                      )
                    }
                  >
                    {t('blocks.lift')}
                  </Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
    </SectionPage>
  );
}
