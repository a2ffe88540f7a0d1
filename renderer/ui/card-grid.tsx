import { useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, memo, type ReactNode, useEffect, useMemo, useRef } from 'react';
import { type CardStop, nextStop } from '../lib/card-keys.ts';
import { cx } from '../lib/cx.ts';
import { isComposing } from '../lib/shortcut-keys.ts';
import { ListMenu } from './list-menu.tsx';
import { useSlots } from './use-slots.ts';
import { useWidth } from './use-width.ts';

interface CardGridProps<Item> {
  label: string;
  items: readonly Item[];
  keyOf(item: Item): string;
  /** The ids of what can be chosen on a card, in order: one, or several. */
  stopsOf(item: Item): readonly string[];
  /** All cards are as high as this; they are at least as wide as `minWidth`. */
  height: number;
  minWidth: number;
  active: string | null;
  onActiveChange(id: string): void;
  onOpen?(id: string): void;
  /** Draws a card. What can be chosen on it is a `button` with `data-stop`; `active` is set where it is on this card. */
  renderCard(item: Item, active: string | null, tabStop: string | null): ReactNode;
  onEnd?(): void;
  /** MenuItems for the right button on an element that carries `data-menu`; asked for when it is pressed. */
  cardMenu?(of: string): ReactNode;
  className?: string;
}

const GAP = 12;
const EDGE = 16;

const Cell = memo(function Cell<Item>({
  item,
  active,
  tabStop,
  render,
}: {
  item: Item;
  active: string | null;
  tabStop: string | null;
  render(item: Item, active: string | null, tabStop: string | null): ReactNode;
}) {
  return render(item, active, tabStop);
}) as <Item>(props: {
  item: Item;
  active: string | null;
  tabStop: string | null;
  render(item: Item, active: string | null, tabStop: string | null): ReactNode;
}) => ReactNode;

/** Cards in as many columns as fit, of any number: only what is on screen is in the page. Arrow keys, J, K, Home and End move. */
export function CardGrid<Item>({ cardMenu, className, ...cards }: CardGridProps<Item>) {
  if (cardMenu === undefined) return <Cards {...cards} className={className} />;
  // Around what scrolls: the menu has nothing to do at each step of it.
  return (
    <ListMenu items={cardMenu}>
      <div className={cx('h-full min-h-0', className)}>
        <Cards {...cards} />
      </div>
    </ListMenu>
  );
}

function Cards<Item>(props: Omit<CardGridProps<Item>, 'cardMenu' | 'className'> & { className?: string | undefined }) {
  const { items, keyOf, stopsOf, height, minWidth, active, onActiveChange, onOpen, onEnd } = props;
  const plane = useRef<HTMLDivElement>(null);
  const movedByKey = useRef(false);
  const width = useWidth(plane);
  const columns = Math.max(1, Math.floor((width - 2 * EDGE + GAP) / (minWidth + GAP)));
  const size = (width - 2 * EDGE - (columns - 1) * GAP) / columns;
  // Not at every step of a scroll: it goes through all there are.
  const stops = useMemo(
    (): CardStop[] => items.flatMap((item, card) => stopsOf(item).map((id) => ({ id, card }))),
    [items, stopsOf],
  );
  const at = stops.findIndex((stop) => stop.id === active);
  const chosen = stops[at];
  const tab = chosen ?? stops[0];
  const virtualizer = useVirtualizer({
    count: Math.ceil(items.length / columns),
    getScrollElement: () => plane.current,
    estimateSize: () => height + GAP,
    paddingStart: EDGE,
    paddingEnd: EDGE - GAP,
    overscan: 2,
  });
  const rows = virtualizer.getVirtualItems();
  const first = (rows[0]?.index ?? 0) * columns;
  const seen = width === 0 ? [] : items.slice(first, ((rows.at(-1)?.index ?? -1) + 1) * columns);
  // Cards hold no state of their own: one that scrolls away becomes the one that comes.
  const held = tab === undefined ? undefined : items[tab.card];
  const slots = useSlots(seen.map(keyOf), held === undefined ? null : keyOf(held), virtualizer.isScrolling);

  const row = chosen === undefined ? -1 : Math.floor(chosen.card / columns);
  useEffect(() => {
    if (row < 0 || !movedByKey.current) return;
    movedByKey.current = false;
    virtualizer.scrollToIndex(row, { align: 'auto' });
    plane.current?.querySelector<HTMLElement>(`[data-stop="${active}"]`)?.focus({ preventScroll: true });
  }, [row, active, virtualizer]);

  const endIsNear = items.length > 0 && ((rows.at(-1)?.index ?? -1) + 2) * columns >= items.length;
  const latestEnd = useRef(onEnd);
  latestEnd.current = onEnd;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a longer list whose end is near asks again
  useEffect(() => {
    if (endIsNear) latestEnd.current?.();
  }, [endIsNear, items.length]);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (isComposing(event.nativeEvent) || event.ctrlKey || event.metaKey || event.altKey) return;
    const id = (event.target as HTMLElement).dataset.stop;
    if (id === undefined) return;
    if (event.key === 'Enter' && onOpen !== undefined) {
      event.preventDefault();
      onOpen(id);
      return;
    }
    const next = nextStop(
      event.key,
      stops,
      stops.findIndex((stop) => stop.id === id),
      columns,
    );
    if (next === undefined) return;
    event.preventDefault();
    movedByKey.current = true;
    onActiveChange(next.id);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons on the cards
    <div ref={plane} data-veil onKeyDown={onKeyDown} className={cx('scroll-plane h-full min-h-0', props.className)}>
      <ul aria-label={props.label} className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {slots.map(({ slot, place }) => {
          const item = seen[place];
          if (item === undefined) return null;
          const card = first + place;
          const line = Math.floor(card / columns);
          return (
            <li
              key={slot}
              aria-setsize={items.length}
              aria-posinset={card + 1}
              className="absolute top-0 left-0 [contain:layout_style]"
              style={{
                width: size,
                height,
                transform: `translate(${EDGE + (card % columns) * (size + GAP)}px, ${EDGE + line * (height + GAP)}px)`,
              }}
            >
              <Cell
                item={item}
                active={chosen?.card === card ? chosen.id : null}
                tabStop={tab?.card === card ? tab.id : null}
                render={props.renderCard}
              />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
