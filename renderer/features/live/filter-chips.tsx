import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { LiveFacets } from '../../../shared/protocol/rep/live.ts';
import { useSlot } from '../../bridge/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { dimensions, valueName } from './filter-words.ts';
import { liveSlot } from './live-store.ts';
import { isFiltered, noFilter } from './live-window.ts';

/** The filter in words: one chip for each thing a visitor is chosen by. */
export function FilterChips({ facets }: { facets: LiveFacets | null }) {
  const { t } = useTranslation('live');
  const locale = useLocale();
  const { ui, show } = useSlot(liveSlot);
  const { filter } = useStore(ui);
  if (!isFiltered(filter)) return null;
  const list = new Intl.ListFormat(locale, { type: 'disjunction' });
  const chips = dimensions
    .filter((dimension) => filter[dimension].length > 0)
    .map((dimension) => ({
      key: dimension as string,
      name: t(`filter.${dimension}`),
      values: list.format(filter[dimension].map((value) => valueName(dimension, value, facets, t, locale))),
      without: { ...filter, [dimension]: [] },
    }));
  if (filter.visits !== 'any') {
    chips.push({
      key: 'visits',
      name: t('filter.visits'),
      values: t(`filter.visit.${filter.visits}`),
      without: { ...filter, visits: 'any' },
    });
  }
  return (
    <ul aria-label={t('filter.now')} className="flex min-w-0 flex-wrap items-center gap-1.5">
      {chips.map(({ key, name, values, without }) => (
        <li key={key} className="flex h-6 max-w-72 items-center rounded-full bg-selected ps-2.5 text-small">
          <span className="truncate">
            <span className="text-muted">{name}</span> <bdi className="font-medium">{values}</bdi>
          </span>
          <IconButton
            icon={X}
            size="small"
            label={t('filter.drop', { name })}
            onClick={() => show({ filter: without })}
          />
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <Button size="small" look="plain" onClick={() => show({ filter: noFilter })}>
            {t('filter.clear')}
          </Button>
        </li>
      )}
    </ul>
  );
}
