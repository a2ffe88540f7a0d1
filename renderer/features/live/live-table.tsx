import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table.tsx';
import { CompanyHeading } from './company-heading.tsx';
import { liveColumns } from './live-columns.tsx';
import type { LiveRow, LiveRows } from './live-rows.ts';
import type { CompanyUnit } from './live-units.ts';
import { useRowWords } from './row-words.ts';

const isHeading = (row: LiveRow): row is CompanyUnit => 'kind' in row;
const keyOf = (row: LiveRow): string => (isHeading(row) ? row.key : row.id);

/** Who should I talk to now? One row is one person. */
export function LiveTable({ units, chosen, stoppedAt, rowMenu, pounceAction, onChoose, onOpen, onEnd }: LiveRows) {
  const { t } = useTranslation('live');
  const words = useRowWords();
  const columns = useMemo(() => liveColumns(words, stoppedAt, pounceAction), [words, stoppedAt, pounceAction]);
  const rows = useMemo(
    () => units.flatMap((unit): LiveRow[] => (unit.kind === 'company' ? [unit, ...unit.cards] : [...unit.cards])),
    [units],
  );
  const menu = useCallback((row: LiveRow) => (isHeading(row) ? null : rowMenu(row)), [rowMenu]);
  const heading = useCallback(
    (row: LiveRow) => (isHeading(row) ? <CompanyHeading unit={row} className="h-full px-4 pt-1" /> : null),
    [],
  );
  return (
    <DataTable
      label={t('table')}
      columns={columns}
      items={rows}
      keyOf={keyOf}
      rowHeight={36}
      isHeading={isHeading}
      renderHeading={heading}
      active={chosen}
      onActiveChange={onChoose}
      onOpen={onOpen}
      onEnd={onEnd}
      rowMenu={menu}
      recycled
      className="flex-1"
    />
  );
}
