import { useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ViewState } from '../../../shared/client/views/view.ts';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { useConnection, useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { ErrorState } from '../../ui/error-state.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { UnknownState } from '../../ui/unknown-state.tsx';
import { LiveBones } from './live-bones.tsx';
import { LiveCards } from './live-cards.tsx';
import type { LiveRows } from './live-rows.ts';
import { liveSlot } from './live-store.ts';
import { LiveTable } from './live-table.tsx';
import { liveMost, nextLimit } from './live-window.ts';
import { NobodyHere } from './nobody-here.tsx';
import { RowMenu } from './row-menu.tsx';
import { useLiveUnits } from './use-live-units.ts';

interface LiveListProps extends Pick<LiveRows, 'chosen' | 'stoppedAt' | 'pounceAction'> {
  state: ViewState<'live'>;
  /** Enter on somebody who is in no conversation. */
  onAct?: ((visitor: VisitorCard) => void) | undefined;
}

const choose = (id: string): void => navigate(href.live(id), { replace: true });
const rowMenu = (card: VisitorCard) => <RowMenu card={card} />;

/** The visitors of the window, as table or cards; what stands there instead while there are none. */
export function LiveList({ state, chosen, stoppedAt, pounceAction, onAct }: LiveListProps) {
  const { t } = useTranslation('live');
  const { ui } = useSlot(liveSlot);
  const { limit, layout, grouped } = useStore(ui);
  const connected = useConnection().kind === 'connected';
  const { items, summary, status } = state;
  const units = useLiveUnits(state, grouped);

  // What the rows call stays the same function, or every row would be drawn anew at every delta.
  const latest = useRef({ items, onAct, more: () => {} });
  latest.current = {
    items,
    onAct,
    more: () => ui.setState({ limit: nextLimit(limit, items.length, summary?.matching ?? 0) }),
  };
  const open = useCallback((id: string): void => {
    const card = latest.current.items.find((one) => one.id === id);
    if (card === undefined) return;
    choose(id);
    if (card.conversationId !== null) navigate(href.inbox(card.conversationId));
    else latest.current.onAct?.(card);
  }, []);
  const more = useCallback(() => latest.current.more(), []);

  // In the list its own keys move; from anywhere else on the screen J and K come into it, with the focus: who hears the
  // screen hears the row.
  const list = useRef<HTMLDivElement>(null);
  const step = (key: 'j' | 'k'): void => {
    const stop = list.current?.querySelector<HTMLElement>('[role=row][tabindex="0"], [data-stop][tabindex="0"]');
    stop?.focus();
    const first = units[0]?.cards[0]?.id;
    const known = units.some(({ cards }) => cards.some(({ id }) => id === chosen));
    if (known) stop?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    else if (first !== undefined) choose(first);
  };
  useShortcut({ keys: 'j', label: t('keys.next'), group: t('title'), run: () => step('j') });
  useShortcut({ keys: 'k', label: t('keys.previous'), group: t('title'), run: () => step('k') });

  if (status === 'failed') return <ErrorState title={t('failed')} meaning={t('failedMeaning')} />;
  if (status === 'loading' && !connected) return <UnknownState />;
  if (status === 'loading' || (status === 'stale' && items.length === 0 && connected)) return <LiveBones />;
  if (items.length === 0) return <NobodyHere total={summary?.total ?? 0} />;

  const rows: LiveRows = {
    units,
    chosen,
    stoppedAt,
    rowMenu,
    pounceAction,
    onChoose: choose,
    onOpen: open,
    onEnd: more,
  };
  return (
    <div ref={list} className="contents">
      {layout === 'cards' ? <LiveCards {...rows} /> : <LiveTable {...rows} />}
      {summary !== null && summary.matching > liveMost && (
        <p className="border-t border-hairline px-4 py-2 text-small text-muted">
          {t('most', { shown: liveMost, count: summary.matching })}
        </p>
      )}
    </div>
  );
}
