import { GripVertical } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cx } from '../lib/cx.ts';
import { placeAfterDrop } from '../lib/place-after-drop.ts';
import { IconButton } from './icon-button.tsx';

interface SortableListProps<Item> {
  label: string;
  items: readonly Item[];
  keyOf(item: Item): string;
  /** What is said when it moves. */
  nameOf(item: Item): string;
  /** The order is only shown. */
  still?: boolean;
  onMove(from: number, to: number): void;
  /** Draws a row; `handle` is what it is dragged by. */
  renderItem(item: Item, index: number, handle: ReactNode): ReactNode;
  className?: string;
}

/** A list whose order matters, changed by dragging a row's handle or by Alt with an arrow; every move is said aloud. */
export function SortableList<Item>({
  label,
  items,
  keyOf,
  nameOf,
  still = false,
  onMove,
  renderItem,
  className,
}: SortableListProps<Item>) {
  const { t } = useTranslation('ui');
  const list = useRef<HTMLOListElement>(null);
  const [said, setSaid] = useState('');
  const [drag, setDrag] = useState<{ from: number; over: number } | null>(null);
  const refocus = useRef<string | null>(null);

  // A row that was moved keeps the focus at its handle, wherever the page put the row.
  useEffect(() => {
    if (refocus.current === null) return;
    const at = items.findIndex((item) => keyOf(item) === refocus.current);
    refocus.current = null;
    list.current?.children[at]?.querySelector<HTMLElement>('[data-handle]')?.focus();
  });

  const move = (from: number, to: number): void => {
    const item = items[from];
    if (item === undefined || from === to) return;
    if (to < 0 || to >= items.length) {
      setSaid(t(to < 0 ? 'order.first' : 'order.last', { name: nameOf(item) }));
      return;
    }
    refocus.current = keyOf(item);
    setSaid(t('order.moved', { name: nameOf(item), at: to + 1, count: items.length }));
    onMove(from, to);
  };
  const byKey = (event: KeyboardEvent, index: number): void => {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    move(index, event.key === 'ArrowUp' ? index - 1 : index + 1);
  };
  const over = (event: PointerEvent): number => {
    const rows = [...(list.current?.children ?? [])].map((row) => row.getBoundingClientRect());
    return rows.filter(({ top, height }) => event.clientY > top + height / 2).length;
  };

  return (
    <>
      <ol ref={list} aria-label={label} className={className}>
        {items.map((item, index) => {
          const handle = !still && (
            <IconButton
              data-handle=""
              icon={GripVertical}
              size="small"
              label={t('order.move', { name: nameOf(item) })}
              keys="alt+up"
              className="cursor-grab touch-none active:cursor-grabbing"
              onPointerDown={(event) => {
                if (event.button !== 0) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                setDrag({ from: index, over: index });
              }}
              onPointerMove={(event) => {
                if (drag === null) return;
                const to = over(event);
                if (to !== drag.over) setDrag({ ...drag, over: to });
              }}
              onPointerUp={() => {
                if (drag !== null) move(drag.from, placeAfterDrop(drag.from, drag.over));
                setDrag(null);
              }}
              onPointerCancel={() => setDrag(null)}
              onKeyDown={(event) => {
                if (event.key === 'Escape' && drag !== null) setDrag(null);
              }}
            />
          );
          const marked = drag !== null && placeAfterDrop(drag.from, drag.over) !== drag.from;
          return (
            <li
              key={keyOf(item)}
              onKeyDown={still ? undefined : (event) => byKey(event, index)}
              className={cx(
                'relative',
                drag?.from === index && 'opacity-45',
                marked &&
                  drag.over === index &&
                  'before:absolute before:inset-x-0 before:-top-px before:h-0.5 before:bg-accent',
                marked &&
                  drag.over === items.length &&
                  index === items.length - 1 &&
                  'after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:bg-accent',
              )}
            >
              {renderItem(item, index, handle)}
            </li>
          );
        })}
      </ol>
      <p role="status" aria-live="assertive" className="sr-only">
        {said}
      </p>
    </>
  );
}
