import { type ReactNode, useCallback, useMemo, useRef } from 'react';
import { cx } from '../lib/cx.ts';
import { useWidth } from './use-width.ts';
import { VirtualList, type VirtualListProps } from './virtual-list.tsx';

export interface Column<Item> {
  key: string;
  label: string;
  /** A CSS grid track: `minmax(0,2fr)`, `7rem`. */
  width: string;
  align?: 'start' | 'end';
  /** Left out while the table is narrower than this, in CSS pixels. */
  from?: number;
  /** The label is only read aloud. */
  labelHidden?: boolean;
  cell(item: Item, active: boolean): ReactNode;
}

type DataTableProps<Item> = Omit<VirtualListProps<Item>, 'renderRow' | 'cells' | 'header'> & {
  columns: readonly Column<Item>[];
  /** What stands across the columns in a row that is a heading. */
  renderHeading?(item: Item): ReactNode;
};

const line = 'grid items-center gap-x-4 px-4';

/** Rows in columns, windowed like VirtualList. Columns give way as the table gets narrower. */
export function DataTable<Item>({ columns, className, renderHeading, ...list }: DataTableProps<Item>) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const fitting = columns.filter((column) => column.from === undefined || width >= column.from).length;
  // Columns give way at the width that one of them asks for, and stay the same between two.
  // biome-ignore lint/correctness/useExhaustiveDependencies: how many fit tells which
  const shown = useMemo(
    () => columns.filter((column) => column.from === undefined || width >= column.from),
    [columns, fitting],
  );
  const template = useMemo(() => ({ gridTemplateColumns: shown.map((column) => column.width).join(' ') }), [shown]);
  const { isHeading } = list;
  const renderRow = useCallback(
    (item: Item, active: boolean): ReactNode => {
      if (isHeading?.(item) === true) return renderHeading?.(item);
      return (
        <div role="presentation" className={cx(line, 'h-full')} style={template}>
          {shown.map((column) => (
            // biome-ignore lint/a11y/useSemanticElements: belongs to the grid of VirtualList
            // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus
            <div
              key={column.key}
              role="gridcell"
              className={cx('flex min-w-0 items-center', column.align === 'end' && 'justify-end')}
            >
              {column.cell(item, active)}
            </div>
          ))}
        </div>
      );
    },
    [shown, template, isHeading, renderHeading],
  );
  return (
    <div ref={frame} className={cx('@container/table h-full min-h-0', className)}>
      {width > 0 && (
        <VirtualList
          {...list}
          cells
          header={
            // biome-ignore lint/a11y/useSemanticElements: belongs to the grid of VirtualList
            // biome-ignore lint/a11y/useFocusableInteractive: a heading row takes no focus
            <div
              role="row"
              className={cx(line, 'sticky top-0 z-10 h-8 border-b border-hairline bg-panel text-meta text-faint')}
              style={template}
            >
              {shown.map((column) => (
                // biome-ignore lint/a11y/useSemanticElements: belongs to the grid of VirtualList
                // biome-ignore lint/a11y/useFocusableInteractive: a heading takes no focus
                <div
                  key={column.key}
                  role="columnheader"
                  className={cx('min-w-0 truncate', column.align === 'end' && 'text-end')}
                >
                  <span className={column.labelHidden === true ? 'sr-only' : undefined}>{column.label}</span>
                </div>
              ))}
            </div>
          }
          renderRow={renderRow}
        />
      )}
    </div>
  );
}
