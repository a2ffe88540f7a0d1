import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useRef } from 'react';
import { cx } from '../lib/cx.ts';
import { nextIndex, passHeadings } from '../lib/list-keys.ts';
import { isComposing } from '../lib/shortcut-keys.ts';
import { ListMenu } from './list-menu.tsx';
import { useSlots } from './use-slots.ts';
import { type RowActs, VirtualRow } from './virtual-row.tsx';

export interface VirtualListProps<Item> {
  label: string;
  items: readonly Item[];
  keyOf(item: Item): string;
  /** 36 a row, 32 compact, 64 a card; or by item. */
  rowHeight: number | ((item: Item) => number);
  /** The chosen row; arrow keys and clicks move it. */
  active: string | null;
  onActiveChange(key: string): void;
  /** Enter or a double click. */
  onOpen?(key: string): void;
  /**
   * One or more elements with role `gridcell` when `cells`, else the content of the single cell. Where this stays the same
   * function, a row is drawn anew only for its own item.
   */
  renderRow(item: Item, active: boolean): ReactNode;
  cells?: boolean;
  /** A heading among the rows: never chosen, and passed over by the keys. */
  isHeading?(item: Item): boolean;
  /** MenuItems for the right button; asked for when it is pressed. */
  rowMenu?(item: Item): ReactNode;
  header?: ReactNode;
  /** The rows near the end came on screen: time to fetch more. */
  onEnd?(): void;
  /** Rows hold no state of their own: a row that scrolls away becomes the one that comes. */
  recycled?: boolean;
  rowClassName?: string;
  className?: string;
}

/** A list of any length: only what is on screen is in the page. Arrow keys, Home, End, J and K move; Enter opens. */
export function VirtualList<Item>({ rowMenu, className, ...rows }: VirtualListProps<Item>) {
  const { items, keyOf } = rows;
  if (rowMenu === undefined) return <Rows {...rows} menu={false} className={className} />;
  const menuOf = (key: string): ReactNode => {
    const item = items.find((one) => keyOf(one) === key);
    return item === undefined ? null : rowMenu(item);
  };
  // Around what scrolls: the menu has nothing to do at each step of it.
  return (
    <ListMenu items={menuOf}>
      <div className={cx('h-full min-h-0', className)}>
        <Rows {...rows} menu />
      </div>
    </ListMenu>
  );
}

type RowsProps<Item> = Omit<VirtualListProps<Item>, 'rowMenu' | 'className'> & {
  menu: boolean;
  className?: string | undefined;
};

function Rows<Item>(props: RowsProps<Item>) {
  const { items, keyOf, active, onActiveChange, onOpen, onEnd, menu } = props;
  const plane = useRef<HTMLDivElement>(null);
  const movedByKey = useRef(false);
  const found = active === null ? -1 : items.findIndex((item) => keyOf(item) === active);
  const isHeading = (item: Item | undefined): boolean => item !== undefined && (props.isHeading?.(item) ?? false);
  // The row Tab comes to. It stays in the page while scrolled away, or the focus would fall off.
  const stop =
    found >= 0
      ? found
      : Math.max(
          0,
          items.findIndex((item) => !isHeading(item)),
        );
  const heightOf = (index: number): number => {
    const item = items[index];
    if (typeof props.rowHeight === 'number' || item === undefined) {
      return typeof props.rowHeight === 'number' ? props.rowHeight : 0;
    }
    return props.rowHeight(item);
  };

  // As long as it is the same function, where each row lies is not reckoned anew at every step of a scroll.
  const { rowHeight } = props;
  // biome-ignore lint/correctness/useExhaustiveDependencies: other heights ask for a new reckoning, too
  const getItemKey = useCallback(
    (index: number) => {
      const item = items[index];
      return item === undefined ? index : keyOf(item);
    },
    [items, keyOf, rowHeight],
  );

  // The heading row sticks to the top of the plane and covers what scrolls under it.
  const margin = props.header === undefined ? 0 : 32;
  const virtualizer = useVirtualizer({
    scrollMargin: margin,
    scrollPaddingStart: margin,
    count: items.length,
    getScrollElement: () => plane.current,
    estimateSize: heightOf,
    overscan: 6,
    getItemKey,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      if (stop < items.length && !shown.includes(stop)) {
        if (stop < (shown[0] ?? 0)) shown.unshift(stop);
        else shown.push(stop);
      }
      return shown;
    },
  });
  const rows = virtualizer.getVirtualItems();
  const atStop = items[stop];
  const slots = useSlots(
    rows.map(({ key }) => String(key)),
    atStop === undefined ? null : keyOf(atStop),
    props.recycled === true && virtualizer.isScrolling,
  );

  useEffect(() => {
    if (found < 0 || !movedByKey.current) return;
    movedByKey.current = false;
    virtualizer.scrollToIndex(found, { align: 'auto' });
    plane.current?.querySelector<HTMLElement>(`[data-index="${found}"]`)?.focus({ preventScroll: true });
  }, [found, virtualizer]);

  const last = rows.at(-1)?.index ?? -1;
  const endIsNear = items.length > 0 && last >= items.length - 5;
  const latestEnd = useRef(onEnd);
  latestEnd.current = onEnd;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer list whose end is near asks again
  useEffect(() => {
    if (endIsNear) latestEnd.current?.();
  }, [endIsNear, items.length]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>, index: number): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target as HTMLElement;
    if (target.tagName === 'INPUT' || target.tagName === 'TEXTAREA') return;
    const item = items[index];
    if (event.key === 'Enter' && target === event.currentTarget && item !== undefined) {
      event.preventDefault();
      // Where there is nothing more to open, the row that Tab came to is chosen.
      (onOpen ?? onActiveChange)(keyOf(item));
      return;
    }
    const page = Math.max(1, Math.floor((plane.current?.clientHeight ?? 0) / Math.max(1, heightOf(index))) - 1);
    const to = nextIndex(event.key, index, items.length, page);
    if (to === undefined) return;
    event.preventDefault();
    const next = items[passHeadings(index, to, items.length, (at) => isHeading(items[at]))];
    if (next === undefined) return;
    movedByKey.current = true;
    onActiveChange(keyOf(next));
  };

  const acts = useRef<RowActs>({ choose: onActiveChange, open: () => {}, press: onKeyDown });
  acts.current = { choose: onActiveChange, open: (key) => onOpen?.(key), press: onKeyDown };

  return (
    // biome-ignore lint/a11y/useSemanticElements: a grid of rows that hold buttons; <table> cannot be windowed
    <div
      ref={plane}
      role="grid"
      data-veil
      aria-label={props.label}
      aria-rowcount={items.length}
      className={cx('scroll-plane h-full min-h-0', props.className)}
    >
      {props.header}
      {/* biome-ignore lint/a11y/useSemanticElements: belongs to the grid above */}
      <div role="rowgroup" className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {slots.map(({ slot, place }) => {
          const row = rows[place];
          const item = row === undefined ? undefined : items[row.index];
          if (row === undefined || item === undefined) return null;
          const key = keyOf(item);
          return (
            <VirtualRow
              key={props.recycled === true ? slot : row.key}
              item={item}
              rowKey={key}
              index={row.index}
              chosen={row.index === found}
              stop={row.index === stop}
              heading={isHeading(item)}
              cells={props.cells ?? false}
              height={row.size}
              start={row.start - margin}
              className={props.rowClassName}
              acts={acts}
              render={props.renderRow}
              menu={menu && !isHeading(item)}
            />
          );
        })}
      </div>
    </div>
  );
}
