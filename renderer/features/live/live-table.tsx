import { Building2, Copy, MessageSquare, Radio, SearchX, Zap } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { ViewState } from '../../../shared/client/views/view.ts';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { useConnection, useHello, useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { MenuItem, MenuSeparator } from '../../ui/menu-parts.tsx';
import { LiveBones } from './live-bones.tsx';
import { liveColumns } from './live-columns.tsx';
import { liveSlot } from './live-store.ts';
import { liveMost, liveStep, nextLimit } from './live-window.ts';

interface LiveTableProps {
  state: ViewState<'live'>;
  chosen: string | null;
  stoppedAt: number | null;
  pounceAction?(visitor: VisitorCard): ReactNode;
}

/** Who should I talk to now? One row is one person. */
export function LiveTable({ state, chosen, stoppedAt, pounceAction }: LiveTableProps) {
  const { t } = useTranslation('live');
  const { ui } = useSlot(liveSlot);
  const { limit } = useStore(ui);
  const connected = useConnection().kind === 'connected';
  const columns = useMemo(() => liveColumns(t, stoppedAt, pounceAction), [t, stoppedAt, pounceAction]);
  const { items, summary, status } = state;

  if (status === 'failed') return <ErrorState title={t('failed')} meaning={t('failedMeaning')} />;
  if (status === 'loading' || (status === 'stale' && items.length === 0 && connected)) return <LiveBones />;
  if (items.length === 0) return <NobodyHere total={summary?.total ?? 0} />;

  const open = (id: string): void => {
    const conversationId = items.find((card) => card.id === id)?.conversationId ?? null;
    if (conversationId !== null) navigate(href.inbox(conversationId));
  };
  return (
    <>
      <DataTable
        label={t('table')}
        columns={columns}
        items={items}
        keyOf={(card) => card.id}
        rowHeight={36}
        active={chosen}
        onActiveChange={(id) => navigate(href.live(id), { replace: true })}
        onOpen={open}
        onEnd={() => ui.setState({ limit: nextLimit(limit, items.length, summary?.matching ?? 0) })}
        rowMenu={(card) => <RowMenu card={card} />}
        className="flex-1"
      />
      {summary !== null && summary.matching > liveMost && (
        <p className="border-t border-hairline px-4 py-2 text-small text-muted">
          {t('most', { shown: liveMost, count: summary.matching })}
        </p>
      )}
    </>
  );
}

function RowMenu({ card: { company, conversationId, email } }: { card: VisitorCard }) {
  const { t } = useTranslation('live');
  const { ui } = useSlot(liveSlot);
  return (
    <>
      <MenuItem
        icon={MessageSquare}
        keys="enter"
        disabled={conversationId === null}
        onSelect={() => {
          if (conversationId !== null) navigate(href.inbox(conversationId));
        }}
      >
        {t('openConversation')}
      </MenuItem>
      {(company !== null || email !== null) && <MenuSeparator />}
      {company !== null && (
        <MenuItem
          icon={Building2}
          onSelect={() => ui.setState({ scope: 'all', search: company.name, limit: liveStep })}
        >
          {t('sameCompany', { company: company.name })}
        </MenuItem>
      )}
      {email !== null && (
        <MenuItem icon={Copy} onSelect={() => void navigator.clipboard.writeText(email)}>
          {t('copyEmail')}
        </MenuItem>
      )}
    </>
  );
}

/** Empty by chance, by the filter, or because nothing is set up yet: each has its own way on. */
function NobodyHere({ total }: { total: number }) {
  const { t } = useTranslation('live');
  const { ui } = useSlot(liveSlot);
  const { scope, search } = useStore(ui);
  const { me } = useHello();
  if (search.trim() !== '') {
    return (
      <EmptyState
        icon={SearchX}
        title={t('noMatch', { words: search.trim() })}
        action={<Button onClick={() => ui.setState({ search: '' })}>{t('clearSearch')}</Button>}
      />
    );
  }
  if (scope !== 'all' && total > 0) {
    return (
      <EmptyState
        icon={Zap}
        title={t(`emptyScope.${scope}`)}
        hint={t('othersHere', { count: total })}
        action={<Button onClick={() => ui.setState({ scope: 'all' })}>{t('showAll')}</Button>}
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
