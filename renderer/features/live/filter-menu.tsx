import { ListFilter } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LiveFacets } from '../../../shared/protocol/rep/live.ts';
import { useSlot } from '../../bridge/workspace.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { MenuCheck, MenuChoice, MenuItem, MenuSeparator, Submenu } from '../../ui/menu-parts.tsx';
import { useShortcut } from '../../ui/shortcut-context.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { choicesOf, dimensions, withValue } from './filter-words.ts';
import { liveSlot } from './live-store.ts';
import { isFiltered, noFilter } from './live-window.ts';

interface FilterMenuProps {
  facets: LiveFacets | null;
  onLoad(): void;
}

/** Who is shown: by what the visitors on the sites have now. */
export function FilterMenu({ facets, onLoad }: FilterMenuProps) {
  const { t } = useTranslation('live');
  const locale = useLocale();
  const { ui, show } = useSlot(liveSlot);
  const { filter } = useStore(ui);
  const [open, setOpen] = useState(false);
  const change = (next: boolean): void => {
    if (next) onLoad();
    setOpen(next);
  };
  useShortcut({ keys: 'f', label: t('filter.open'), group: t('title'), run: () => change(true) });
  return (
    <Menu
      align="end"
      open={open}
      onOpenChange={change}
      trigger={<IconButton icon={ListFilter} label={t('filter.open')} keys="f" pressed={isFiltered(filter)} />}
    >
      {dimensions.map((dimension) => {
        const choices = choicesOf(dimension, filter, facets, t, locale);
        // With one site there is nothing to choose.
        if (dimension === 'sites' && choices.length < 2 && filter.sites.length === 0) return null;
        return (
          <Submenu key={dimension} label={t(`filter.${dimension}`)}>
            {choices.length === 0 && (
              <MenuItem disabled onSelect={() => {}}>
                {t('filter.none')}
              </MenuItem>
            )}
            {choices.map(({ value, label, count }) => (
              <MenuCheck
                key={value}
                checked={filter[dimension].includes(value as never)}
                aside={count ?? undefined}
                onChange={(wanted) => show({ filter: withValue(filter, dimension, value, wanted) })}
              >
                <bdi>{label}</bdi>
              </MenuCheck>
            ))}
          </Submenu>
        );
      })}
      <Submenu label={t('filter.visits')}>
        <MenuChoice
          value={filter.visits}
          options={(['any', 'new', 'returning'] as const).map((value) => ({
            value,
            label: t(`filter.visit.${value}`),
          }))}
          onChange={(visits) => show({ filter: { ...filter, visits } })}
        />
      </Submenu>
      {isFiltered(filter) && (
        <>
          <MenuSeparator />
          <MenuItem onSelect={() => show({ filter: noFilter })}>{t('filter.clear')}</MenuItem>
        </>
      )}
    </Menu>
  );
}
