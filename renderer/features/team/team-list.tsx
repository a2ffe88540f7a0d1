import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ViewState } from '../../../shared/client/views/view.ts';
import type { TeamItem, WaitingItem } from '../../../shared/protocol/rep/team.ts';
import { useConnection } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { visitorLabel } from '../../lib/visitor-words.ts';
import { Button } from '../../ui/button.tsx';
import { Count } from '../../ui/count.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { RowBones, Skeleton } from '../../ui/skeleton.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { UnknownState } from '../../ui/unknown-state.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import type { RenderTake, RepActs } from './rep-acts.ts';
import { RepMenu, WaitingMenu } from './rep-menu.tsx';
import { RepRow } from './rep-row.tsx';
import type { Today } from './use-timeline.ts';
import { WaitingRow } from './waiting-row.tsx';

type Row =
  | { kind: 'heading'; key: string; title: string; count: number }
  | { kind: 'waiting'; key: string; item: WaitingItem }
  | { kind: 'rep'; key: string; item: TeamItem };

interface TeamListProps {
  team: ViewState<'team'>;
  waiting: ViewState<'waiting'>;
  today: Today;
  chosen: string | null;
  acts: RepActs | null;
  renderTake: RenderTake;
}

/** Who waits, longest first, then everybody who works here, by name. */
export function TeamList({ team, waiting, today, chosen, acts, renderTake }: TeamListProps) {
  const { t } = useTranslation('team');
  const { t: tv } = useTranslation('visitor');
  const locale = useLocale();
  const connected = useConnection().kind === 'connected';
  if (team.status === 'failed') return <ErrorState title={t('loadFailed')} meaning={t('loadFailedMeaning')} />;
  if (team.status === 'loading' && !connected) return <UnknownState />;
  if (team.status === 'loading' || (team.status === 'stale' && team.items.length === 0)) {
    return (
      <Skeleton>
        <RowBones tall />
      </Skeleton>
    );
  }
  if (team.items.length === 0) {
    return (
      <EmptyState
        icon={Users}
        title={t('empty')}
        hint={t('emptyHint')}
        action={<Button onClick={() => navigate(href.settings('people'))}>{t('invite')}</Button>}
      />
    );
  }
  const rows: Row[] = [
    ...(waiting.items.length > 0
      ? [{ kind: 'heading' as const, key: 'waiting', title: t('waiting'), count: waiting.items.length }]
      : []),
    ...waiting.items.map((item) => ({ kind: 'waiting' as const, key: item.id, item })),
    { kind: 'heading', key: 'people', title: t('people'), count: team.items.length },
    ...team.items.map((item) => ({ kind: 'rep' as const, key: item.id, item })),
  ];
  const isRep = (key: string): boolean => team.items.some(({ id }) => id === key);
  return (
    <VirtualList
      label={t('list')}
      items={rows}
      keyOf={(row) => row.key}
      rowHeight={(row) => (row.kind === 'heading' ? 32 : 60)}
      isHeading={(row) => row.kind === 'heading'}
      active={chosen}
      onActiveChange={(key) => navigate(href.team('now', key), { replace: true })}
      onOpen={(key) => {
        if (!isRep(key)) navigate(href.inbox(key));
      }}
      {...(acts === null
        ? {}
        : {
            rowMenu: (row: Row) =>
              row.kind === 'rep' ? (
                <RepMenu item={row.item} acts={acts} />
              ) : (
                row.kind === 'waiting' && <WaitingMenu item={row.item} acts={acts} />
              ),
          })}
      renderRow={(row) => {
        switch (row.kind) {
          case 'heading':
            return (
              <h3 className="flex h-full items-end gap-1.5 px-4 pb-1 text-small font-semibold text-muted">
                {row.title}
                <Count value={row.count} />
                {row.key === 'people' && acts !== null && (
                  <span className="team-day ms-auto w-56 text-meta font-normal text-faint">{t('day.title')}</span>
                )}
              </h3>
            );
          case 'waiting':
            return (
              <WaitingRow
                item={row.item}
                onGive={giver(acts, row.item)}
                trace={acts?.renderTrace({
                  conversationId: row.item.id,
                  name: visitorLabel(row.item.visitor, tv, locale),
                  size: 'small',
                })}
                take={renderTake({
                  conversationId: row.item.id,
                  name: visitorLabel(row.item.visitor, tv, locale),
                  size: 'small',
                })}
              />
            );
          case 'rep':
            return <RepRow item={row.item} today={today} full={acts !== null} />;
        }
      }}
      className="team-list flex-1"
    />
  );
}

const giver = (acts: RepActs | null, { id, visitor }: WaitingItem): (() => void) | null =>
  acts === null ? null : () => acts.move({ conversationId: id, visitor, holderId: null });
