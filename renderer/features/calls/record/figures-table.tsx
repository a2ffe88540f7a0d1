import { useTranslation } from 'react-i18next';
import type { CallRecord, CallSideRecord } from '../../../../shared/domain/call-report.ts';
import { formatElapsed } from '../../../lib/elapsed.ts';

const states = ['good', 'fair', 'poor', 'away'] as const;

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0);

/** What was measured, in figures: the same as the charts say, for reading. */
export function FiguresTable({ record, name }: { record: CallRecord; name: string }) {
  const { t } = useTranslation('callRecord');
  const none = t('none');
  const ordered = ['rep', 'visitor'].flatMap((side) => record.sides.filter((one) => one.side === side));
  const spread = (of: CallSideRecord['rtt'], key: 'ms' | 'percent' | 'kbps', part = 1): string =>
    of === null
      ? none
      : t('spread', { middle: t(key, { value: of.median / part }), worst: t(key, { value: of.p95 / part }) });
  const last = ({ parts }: CallSideRecord) => parts.at(-1);
  const rows: [label: string, of: (side: CallSideRecord) => string][] = [
    [t('measure.rtt'), ({ rtt }) => spread(rtt, 'ms')],
    [t('measure.jitter'), ({ jitter }) => spread(jitter, 'ms')],
    [t('measure.loss'), ({ loss }) => spread(loss, 'percent', 10)],
    [t('measure.kbps'), ({ kbps }) => (kbps === null ? none : t('kbps', { value: kbps.median }))],
    [t('way'), (side) => (last(side)?.path ? t(`path.${last(side)?.path ?? 'direct_udp'}`) : none)],
    [t('codec'), (side) => last(side)?.codec ?? none],
    [t('reconnects'), ({ parts }) => (parts.length === 0 ? none : String(sum(parts.map((part) => part.reconnects))))],
    ...states.map((state): [string, (side: CallSideRecord) => string] => [
      t(`state.${state}`),
      ({ parts }) => (parts.length === 0 ? none : formatElapsed(sum(parts.map(({ seconds }) => seconds[state])))),
    ]),
  ];
  return (
    <table className="w-full table-fixed text-small">
      <caption className="sr-only">{t('figures')}</caption>
      <thead>
        <tr className="text-start text-muted">
          <th scope="col" className="w-2/5 py-1 text-start font-medium">
            {t('figures')}
          </th>
          {ordered.map(({ side }) => (
            <th key={side} scope="col" className="truncate py-1 ps-3 text-start font-medium">
              <bdi>{side === 'rep' ? record.rep.name : name}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, of]) => (
          <tr key={label} className="border-t border-hairline">
            <th scope="row" className="py-1 text-start font-normal text-muted">
              {label}
            </th>
            {ordered.map((side) => (
              <td key={side.side} className="tabular py-1 ps-3">
                {of(side)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
