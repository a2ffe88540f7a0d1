import type { ReactNode } from 'react';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import type { Column } from '../../ui/data-table.tsx';
import { Activity, CompanyCell, PageCell, Person, Since, SourceWords } from './live-cells.tsx';
import type { LiveRow } from './live-rows.ts';
import type { RowWords } from './row-words.ts';

/** The columns of the live table. `stoppedAt` is the moment the list stopped being live, or null while it is. */
export function liveColumns(
  words: RowWords,
  stoppedAt: number | null,
  pounceAction?: (visitor: VisitorCard) => ReactNode,
): Column<LiveRow>[] {
  const { t } = words;
  /** A heading goes across the columns and has no cells. */
  const of =
    (cell: (card: VisitorCard) => ReactNode) =>
    (row: LiveRow): ReactNode =>
      'kind' in row ? null : cell(row);
  return [
    {
      key: 'person',
      label: t('columns.person'),
      width: 'minmax(11rem,1.7fr)',
      cell: of((card) => <Person card={card} words={words} />),
    },
    {
      key: 'company',
      label: t('columns.company'),
      width: 'minmax(0,1.3fr)',
      from: 600,
      cell: of((card) => <CompanyCell card={card} words={words} />),
    },
    {
      key: 'page',
      label: t('columns.page'),
      width: 'minmax(7rem,1.5fr)',
      cell: of((card) => <PageCell card={card} stoppedAt={stoppedAt} />),
    },
    {
      key: 'source',
      label: t('columns.source'),
      width: 'minmax(0,1fr)',
      from: 860,
      cell: of((card) => <SourceWords card={card} words={words} />),
    },
    {
      key: 'since',
      label: t('columns.since'),
      width: '3.25rem',
      align: 'end',
      from: 860,
      cell: of((card) => <Since card={card} stoppedAt={stoppedAt} words={words} />),
    },
    {
      key: 'activity',
      label: t('columns.activity'),
      width: 'minmax(8rem,1fr)',
      align: 'end',
      cell: of((card) => {
        // Who only looks around may be pounced; of the others the row says what they do.
        const looksAround = card.activity === 'browsing' && card.connection === 'here';
        if (pounceAction !== undefined && (looksAround || card.pounce !== null)) return pounceAction(card);
        return <Activity card={card} stoppedAt={stoppedAt} words={words} />;
      }),
    },
  ];
}
