import { Fragment, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TrackedEvent } from '../../../shared/domain/identity.ts';
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

/** A page that was looked at, or something the website told of. */
type Step = TrailPage | TrackedEvent;

const isEvent = (step: Step): step is TrackedEvent => 'properties' in step;

interface TrailProps {
  detail: VisitorDetail;
  /** While the router cannot be asked: until when this is known. */
  asOf: number | null;
}

/** What a visitor did on the site: the pages of this visit, latest first, each with the time there; those of visits before on request. */
export function Trail({ detail: { card, trail: pages, events }, asOf }: TrailProps) {
  const { t } = useTranslation('visitor');
  const [whole, setWhole] = useState(false);
  const [before, setBefore] = useState(false);
  const trail = [...pages, ...events].sort((a, b) => a.at - b.at);
  const visit = trail.filter((step) => step.at >= card.visitStartedAt);
  const past = trail.filter((step) => step.at < card.visitStartedAt);
  const folded = whole ? 0 : Math.max(0, visit.length - trailShown);
  const title = t(card.connection === 'left' ? 'trailLast' : 'trail');
  return (
    <PanelPart title={title} aside={t(`connection.${card.connection}`)}>
      {visit.length === 0 ? (
        <p className="text-small text-faint">{t('trailEmpty')}</p>
      ) : (
        <Steps label={title} steps={visit.slice(folded)} here={card.page?.since ?? null} asOf={asOf} />
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
          <Steps label={t('trailBeforeLabel')} steps={past} here={null} asOf={asOf} dated />
        </div>
      )}
    </PanelPart>
  );
}

interface StepsProps {
  label: string;
  steps: readonly Step[];
  /** Since when the page is open that the visitor looks at now. */
  here: number | null;
  asOf: number | null;
  /** Of other days: with the date. */
  dated?: boolean;
}

function Steps({ label, steps, here, asOf, dated = false }: StepsProps) {
  const { t } = useTranslation('visitor');
  const locale = useLocale();
  const at = (step: Step): string => (dated ? formatExact(step.at, locale) : formatTimeOfDay(step.at, locale));
  return (
    <Timeline
      label={label}
      entries={steps.toReversed().map((step) =>
        isEvent(step)
          ? {
              key: `${step.at}${step.name}`,
              title: <bdi>{step.name}</bdi>,
              detail: <Under at={at(step)} words={Object.entries(step.properties).map(([k, v]) => `${k}: ${v}`)} />,
            }
          : {
              key: `${step.at}${step.path}`,
              title: <bdi>{step.path || t('pageErased')}</bdi>,
              detail: <Under at={at(step)} words={step.title === '' ? [] : [step.title]} />,
              aside:
                step.leftAt === null ? (
                  <ElapsedTime since={step.at} until={asOf ?? undefined} />
                ) : (
                  formatElapsed(elapsedSeconds(step.at, step.leftAt))
                ),
              now: step.leftAt === null && (here === null || step.at === here),
            },
      )}
    />
  );
}

/** The line under a step: when, and what is said of it. */
function Under({ at, words }: { at: string; words: readonly string[] }) {
  return (
    <>
      <bdi>{at}</bdi>
      {words.map((word) => (
        <Fragment key={word}>
          {' · '}
          <bdi>{word}</bdi>
        </Fragment>
      ))}
    </>
  );
}
