import { type KeyboardEvent, memo, type ReactNode, type RefObject } from 'react';
import { cx } from '../lib/cx.ts';

/** What the list does when something happens to a row; held in a ref, so that a row need not be drawn anew for it. */
export interface RowActs {
  choose(key: string): void;
  open(key: string): void;
  press(event: KeyboardEvent<HTMLElement>, index: number): void;
}

interface VirtualRowProps<Item> {
  item: Item;
  rowKey: string;
  index: number;
  chosen: boolean;
  /** The row Tab comes to. */
  stop: boolean;
  heading: boolean;
  cells: boolean;
  height: number;
  start: number;
  className?: string | undefined;
  acts: RefObject<RowActs>;
  render(item: Item, active: boolean): ReactNode;
  /** The right button opens a menu here. */
  menu: boolean;
}

function Row<Item>(props: VirtualRowProps<Item>) {
  const { item, rowKey, index, chosen, stop, acts } = props;
  const place = { height: props.height, transform: `translateY(${props.start}px)` };
  const content = props.render(item, chosen);
  if (props.heading) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: belongs to the grid of VirtualList
      // biome-ignore lint/a11y/useFocusableInteractive: a heading takes no focus
      <div role="row" data-heading aria-rowindex={index + 1} className="absolute inset-x-0 top-0" style={place}>
        {/* biome-ignore lint/a11y/useSemanticElements: belongs to the grid of VirtualList */}
        {/* biome-ignore lint/a11y/useFocusableInteractive: a heading takes no focus */}
        <div role="gridcell" className="h-full min-w-0">
          {content}
        </div>
      </div>
    );
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: belongs to the grid of VirtualList
    <div
      role="row"
      data-index={index}
      data-menu={props.menu ? rowKey : undefined}
      aria-rowindex={index + 1}
      aria-selected={chosen}
      tabIndex={stop ? 0 : -1}
      onClick={() => acts.current.choose(rowKey)}
      onDoubleClick={() => acts.current.open(rowKey)}
      onKeyDown={(event) => acts.current.press(event, index)}
      className={cx(
        'group/row absolute inset-x-0 top-0 [contain:layout_paint_style] focus-inset hover:bg-hover aria-selected:bg-selected',
        props.className,
      )}
      style={place}
    >
      {props.cells ? (
        content
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: belongs to the grid of VirtualList
        // biome-ignore lint/a11y/useFocusableInteractive: the row takes the focus for its single cell
        <div role="gridcell" className="h-full min-w-0">
          {content}
        </div>
      )}
    </div>
  );
}

/** One row of a VirtualList; drawn anew only when something of its own changed. */
export const VirtualRow = memo(Row) as typeof Row;
