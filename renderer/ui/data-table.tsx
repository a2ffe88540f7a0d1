import { type ReactNode, useRef } from 'react';
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
};

/** Rows in columns, windowed like VirtualList. Columns give way as the table gets narrower. */
export function DataTable<Item>({ columns, className, ...list }: DataTableProps<Item>) {
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const shown = columns.filter((column) => column.from === undefined || width >= column.from);
  const template = { gridTemplateColumns: shown.map((column) => column.width).join(' ') };
  const line = 'grid items-center gap-x-4 px-4';
  return (
    <div ref={frame} className={cx('h-full min-h-0', className)}>
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
          renderRow={(item, active) => (
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
          )}
        />
      )}
    </div>
  );
}
