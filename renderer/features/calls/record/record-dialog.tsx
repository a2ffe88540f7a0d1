import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallRecord } from '../../../../shared/domain/call-report.ts';
import { useRequest } from '../../../bridge/use-request.ts';
import { formatElapsed } from '../../../lib/elapsed.ts';
import { formatExact } from '../../../lib/relative-time.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { RowBones, Skeleton } from '../../../ui/skeleton.tsx';
import { useLocale } from '../../../ui/ui-provider.tsx';
import { useCaller } from '../use-caller.ts';
import { FiguresTable } from './figures-table.tsx';
import { ChartKey, QualityChart } from './quality-chart.tsx';

/** What became of a call and how it sounded, on both sides. */
export function RecordDialog({ callId, onClose }: { callId: string; onClose(): void }) {
  const { t } = useTranslation('callRecord');
  const { data, error, again } = useRequest('call.record', { callId });
  const record = data?.record.callId === callId ? data.record : null;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t('title')} width="medium">
      {record !== null ? (
        <Record record={record} />
      ) : error !== null ? (
        <ErrorState
          title={t('failed')}
          meaning={t(error.code === 'not_found' ? 'gone' : 'failedMeaning')}
          action={<Button onClick={again}>{t('tryAgain')}</Button>}
        />
      ) : (
        <Skeleton>
          <RowBones count={6} />
        </Skeleton>
      )}
    </Dialog>
  );
}

function Record({ record }: { record: CallRecord }) {
  const { t } = useTranslation('callRecord');
  const locale = useLocale();
  const { name } = useCaller(record.visitorId);
  const { rep, startedAt, startedBy, seconds, reason, endedBy, endedAt } = record;
  const measured = record.sides.some(({ parts }) => parts.length > 0);
  const by = startedBy === 'rep' ? rep.name : name;
  const end =
    endedAt === null || reason === null
      ? t('runs')
      : t(`ended.${reason}`, {
          name: endedBy === null ? '' : endedBy === 'rep' ? rep.name : name,
          context: endedBy === null ? 'nobody' : '',
        });
  return (
    <div className="flex flex-col gap-5">
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-1">
        <Fact label={t('who')}>{t('between', { rep: rep.name, name })}</Fact>
        <Fact label={t('when')}>{t('startedBy', { time: formatExact(startedAt, locale), name: by })}</Fact>
        <Fact label={t('length')}>
          <span className="tabular">{seconds > 0 ? formatElapsed(seconds) : t('none')}</span>
        </Fact>
        <Fact label={t('end')}>{end}</Fact>
        {record.listeners.length > 0 && (
          <Fact label={t('listened')}>
            <ul>
              {record.listeners.map(({ id, manager, whispered }) => (
                <li key={id}>{t(whispered ? 'whispered' : 'onlyListened', { name: manager.name })}</li>
              ))}
            </ul>
          </Fact>
        )}
      </dl>
      {measured ? (
        <>
          <div className="flex flex-col gap-3">
            <ChartKey record={record} name={name} />
            <QualityChart record={record} measure="rtt" />
            <QualityChart record={record} measure="jitter" />
            <QualityChart record={record} measure="loss" />
          </div>
          <FiguresTable record={record} name={name} />
        </>
      ) : (
        <p className="text-muted">{t('nothing')}</p>
      )}
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0">{children}</dd>
    </>
  );
}
