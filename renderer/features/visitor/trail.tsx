import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrailPage, VisitorDetail } from '../../../shared/domain/visitor.ts';
import { elapsedSeconds, formatElapsed } from '../../lib/elapsed.ts';
import { formatExact, formatTimeOfDay } from '../../lib/relative-time.ts';
import { Button } from '../../ui/button.tsx';
import { ElapsedTime } from '../../ui/elapsed-time.tsx';
import { Timeline } from '../../ui/timeline.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { PanelPart } from './panel-part.tsx';

/** The pages shown before one asks for all: what is below the trail must stay in sight. */
const trailShown = 6;

/** The pages of this visit, latest first, each with the time there; those of visits before on request. */
export function Trail({ detail: { card, trail } }: { detail: VisitorDetail }) {
  const { t } = useTranslation('visitor');
  const [whole, setWhole] = useState(false);
  const [before, setBefore] = useState(false);
  const visit = trail.filter((page) => page.at >= card.visitStartedAt);
  const past = trail.filter((page) => page.at < card.visitStartedAt);
  const folded = whole ? 0 : Math.max(0, visit.length - trailShown);
  const title = t(card.connection === 'left' ? 'trailLast' : 'trail');
  return (
    <PanelPart title={title} aside={t(`connection.${card.connection}`)}>
      {visit.length === 0 ? (
        <p className="text-small text-faint">{t('trailEmpty')}</p>
      ) : (
        <Pages label={title} pages={visit.slice(folded)} here={card.page?.since ?? null} />
      )}
      {folded > 0 && (
        <Button size="small" look="plain" className="mt-1" onClick={() => setWhole(true)}>
          {t('trailEarlier', { count: folded })}
        </Button>
      )}
      {past.length > 0 && !before && (
        <Button size="small" look="plain" className="mt-1" onClick={() => setBefore(true)}>
          {t('trailBefore', { count: past.length })}
        </Button>
      )}
      {before && (
        <div className="mt-4">
          <Pages label={t('trailBeforeLabel')} pages={past} here={null} dated />
        </div>
      )}
    </PanelPart>
  );
}

interface PagesProps {
  label: string;
  pages: readonly TrailPage[];
  /** Since when the page is open that the visitor looks at now. */
  here: number | null;
  /** Of other days: with the date. */
  dated?: boolean;
}

function Pages({ label, pages, here, dated = false }: PagesProps) {
  const locale = useLocale();
  return (
    <Timeline
      label={label}
      entries={pages.toReversed().map((page) => ({
        key: `${page.at}${page.path}`,
        title: <bdi>{page.path}</bdi>,
        detail: (
          <>
            <bdi>{dated ? formatExact(page.at, locale) : formatTimeOfDay(page.at, locale)}</bdi>
            {page.title !== '' && (
              <>
                {' · '}
                <bdi>{page.title}</bdi>
              </>
            )}
          </>
        ),
        aside:
          page.leftAt === null ? <ElapsedTime since={page.at} /> : formatElapsed(elapsedSeconds(page.at, page.leftAt)),
        now: page.leftAt === null && (here === null || page.at === here),
      }))}
    />
  );
}
