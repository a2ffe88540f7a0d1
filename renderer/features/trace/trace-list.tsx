import { useTranslation } from 'react-i18next';
import type { RoutingDecision, TargetLook } from '../../../shared/protocol/rep/routing.ts';
import { useMe } from '../../bridge/workspace.ts';
import { formatClock } from '../../lib/relative-time.ts';
import { Timeline } from '../../ui/timeline.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { traceLines } from './trace-lines.ts';
import { lineDetail, lineTitle, passedOver, type TraceReader } from './trace-words.ts';

/** What was decided, oldest first, in plain sentences; under each offer who was passed over, and why. */
export function TraceList({ decisions }: { decisions: readonly RoutingDecision[] }) {
  const { t } = useTranslation('trace');
  const me = useMe();
  const locale = useLocale();
  const reader = { t, meId: me.id, locale };
  return (
    <Timeline
      label={t('steps')}
      wraps
      entries={traceLines(decisions).map((line) => {
        const detail = lineDetail(line, reader);
        return {
          key: line.id,
          title: lineTitle(line, reader),
          detail: (
            <>
              {detail}
              {line.target !== null && line.target.passed.length > 0 && (
                <PassedOver target={line.target} reader={reader} />
              )}
            </>
          ),
          aside: formatClock(line.at, locale),
          now: line.kind === 'outcome',
        };
      })}
    />
  );
}

function PassedOver({ target, reader }: { target: TargetLook; reader: TraceReader }) {
  return (
    <dl aria-label={reader.t('passed.label')} className="mt-1 flex flex-col gap-0.5">
      {passedOver(target, reader).map(({ why, names }) => (
        <div key={why} className="grid grid-cols-[10.5rem_minmax(0,1fr)] gap-2">
          <dt>{why}</dt>
          <dd className="text-muted">
            <bdi>{names}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}
