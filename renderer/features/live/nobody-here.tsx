import { ListFilter, Radio, SearchX, Zap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useMe, useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { liveSlot } from './live-store.ts';
import { isFiltered, noFilter } from './live-window.ts';

/** Empty by chance, by the filter, or because nothing is set up yet: each has its own way on. */
export function NobodyHere({ total }: { total: number }) {
  const { t } = useTranslation('live');
  const { ui, show } = useSlot(liveSlot);
  const { scope, search, filter } = useStore(ui);
  const me = useMe();
  if (search.trim() !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title={t('noMatch', { words: search.trim() })}
        action={<Button onClick={() => show({ search: '' })}>{t('clearSearch')}</Button>}
      />
    );
  }
  if (isFiltered(filter) && total > 0) {
    return (
      <EmptyState
        icon={ListFilter}
        title={t('noFiltered')}
        hint={t('othersHere', { count: total })}
        action={<Button onClick={() => show({ filter: noFilter, scope: 'all' })}>{t('filter.clear')}</Button>}
      />
    );
  }
  if (scope !== 'all' && total > 0) {
    return (
      <EmptyState
        icon={Zap}
        title={t(`emptyScope.${scope}`)}
        hint={t('othersHere', { count: total })}
        action={<Button onClick={() => show({ scope: 'all' })}>{t('showAll')}</Button>}
      />
    );
  }
  const admin = me.role === 'admin';
  return (
    <EmptyState
      icon={Radio}
      title={t('empty')}
      hint={t(admin ? 'emptyHintAdmin' : 'emptyHint')}
      action={admin ? <Button onClick={() => navigate(href.settings('sites'))}>{t('goSites')}</Button> : undefined}
    />
  );
}
