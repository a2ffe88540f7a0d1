import { ArrowDownWideNarrow, ChevronsUpDown, LayoutGrid, Rows3 } from 'lucide-react';
import { memo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LiveFacets } from '../../../shared/protocol/rep/live.ts';
import type { ViewSummary } from '../../../shared/protocol/rep/views.ts';
import { useSlot } from '../../bridge/workspace.ts';
import { BarContent } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { MenuCheck, MenuChoice, MenuSeparator } from '../../ui/menu-parts.tsx';
import { SearchField } from '../../ui/search-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { liveSlot } from './live-store.ts';

const orders = ['priority', 'newest', 'longest'] as const;
const scopes = ['all', 'target', 'pricing', 'returning', 'waiting'] as const;
type Scope = (typeof scopes)[number];

interface LiveBarProps {
  summary: ViewSummary<'live'> | null;
  facets: LiveFacets | null;
  onLoadFacets(): void;
}

/** Which visitors, in which order, drawn how: the tools of the live screen. */
export function LiveBar({ summary, facets, onLoadFacets }: LiveBarProps) {
  return (
    <BarContent>
      <Scopes
        all={summary?.total}
        target={summary?.target}
        pricing={summary?.pricing}
        returning={summary?.returning}
        waiting={summary?.waiting}
      />
      <span className="flex-1" />
      <Tools facets={facets} onLoadFacets={onLoadFacets} />
    </BarContent>
  );
}

/** Drawn anew only for another number: the list changes four times a second. */
const Scopes = memo(function Scopes(numbers: Record<Scope, number | undefined>) {
  const { t } = useTranslation('live');
  const { ui, show } = useSlot(liveSlot);
  const { scope } = useStore(ui);
  const counts = scopes.map((value) => ({ value, label: t(`scope.${value}`), count: numbers[value] }));
  const told = counts.map(({ value, label, count }) => ({
    value,
    label: count === undefined ? label : t('scope.counted', { label, count }),
  }));
  const chosen = told.find(({ value }) => value === scope)?.label ?? '';
  return (
    <>
      <div className="max-wide:hidden">
        <Segmented label={t('scope.label')} value={scope} options={counts} onChange={(next) => show({ scope: next })} />
      </div>
      <div className="wide:hidden">
        <Menu
          trigger={
            <Button size="small" aria-label={t('scope.current', { scope: chosen })}>
              <span className="tabular truncate">{chosen}</span>
              <Icon of={ChevronsUpDown} size={14} className="text-faint" />
            </Button>
          }
        >
          <MenuChoice
            label={t('scope.label')}
            value={scope}
            options={told}
            onChange={(next) => show({ scope: next })}
          />
        </Menu>
      </div>
    </>
  );
});

/** Search, filter, order and layout: nothing of it changes with who is on the site. */
const Tools = memo(function Tools({ facets, onLoadFacets }: Omit<LiveBarProps, 'summary'>) {
  const { t } = useTranslation('live');
  const { ui, show } = useSlot(liveSlot);
  const { order, search, grouped, layout } = useStore(ui);
  const field = useRef<HTMLInputElement>(null);
  useShortcut({
    keys: '/',
    label: t('search'),
    group: t('title'),
    run: () => {
      field.current?.focus();
      field.current?.select();
    },
  });
  return (
    <>
      <SearchField
        ref={field}
        label={t('search')}
        keys="/"
        value={search}
        onChange={(next) => show({ search: next })}
        className="window-still w-56 min-w-24 shrink"
      />
      <FilterMenu facets={facets} onLoad={onLoadFacets} />
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
        <MenuSeparator />
        <MenuCheck checked={grouped} onChange={(next) => show({ grouped: next })}>
          {t('order.grouped')}
        </MenuCheck>
      </Menu>
      <Segmented
        label={t('layout.label')}
        value={layout}
        options={[
          { value: 'cards', label: t('layout.cards'), icon: LayoutGrid, iconOnly: true },
          { value: 'table', label: t('layout.table'), icon: Rows3, iconOnly: true },
        ]}
        onChange={(next) => show({ layout: next })}
      />
    </>
  );
});
