import { ArrowDownWideNarrow } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ViewSummary } from '../../../shared/protocol/rep/views.ts';
import { useSlot } from '../../bridge/workspace.ts';
import { BarContent } from '../../ui/bar.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { MenuChoice } from '../../ui/menu-parts.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { Select } from '../../ui/select.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { liveSlot } from './live-store.ts';
import { type LiveUi, liveStep } from './live-window.ts';

const orders = ['priority', 'newest', 'longest'] as const;

/** Which visitors, in which order: the tools of the live table. */
export function LiveBar({ summary }: { summary: ViewSummary<'live'> | null }) {
  const { t } = useTranslation('live');
  const { ui } = useSlot(liveSlot);
  const { scope, order, search } = useStore(ui);
  const field = useRef<HTMLInputElement>(null);
  const show = (part: Partial<LiveUi>): void => ui.setState({ ...part, limit: liveStep });
  useShortcut({
    keys: '/',
    label: t('search'),
    group: t('title'),
    run: () => {
      field.current?.focus();
      field.current?.select();
    },
  });
  const scopes = [
    { value: 'all', label: t('scope.all'), count: summary?.total },
    { value: 'target', label: t('scope.target'), count: summary?.target },
    { value: 'returning', label: t('scope.returning'), count: summary?.returning },
    { value: 'waiting', label: t('scope.waiting'), count: summary?.waiting },
  ] as const;
  return (
    <BarContent>
      <div className="max-medium:hidden">
        <Segmented label={t('scope.label')} value={scope} options={scopes} onChange={(next) => show({ scope: next })} />
      </div>
      <div className="medium:hidden">
        <Select
          size="small"
          label={t('scope.label')}
          value={scope}
          options={scopes.map(({ value, label, count }) => ({
            value,
            label: count === undefined ? label : t('scope.counted', { label, count }),
          }))}
          onChange={(next) => show({ scope: next })}
        />
      </div>
      <span className="flex-1" />
      <SearchField
        ref={field}
        label={t('search')}
        keys="/"
        value={search}
        onChange={(next) => show({ search: next })}
        className="window-still w-52 min-w-24 shrink"
      />
      <Menu
        align="end"
        trigger={<IconButton icon={ArrowDownWideNarrow} label={t('order.current', { order: t(`order.${order}`) })} />}
      >
        <MenuChoice
          label={t('order.label')}
          value={order}
          options={orders.map((value) => ({ value, label: t(`order.${value}`) }))}
          onChange={(next) => show({ order: next })}
        />
      </Menu>
    </BarContent>
  );
}
