import { UserX } from 'lucide-react';
import { type ReactNode, useCallback, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import type { MissedVisitor } from '../../../shared/domain/missed-visitor.ts';
import { useMe, useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panes } from '../../ui/panes.tsx';
import { MissedList } from './missed-list.tsx';
import { MissedPane } from './missed-pane.tsx';
import type { RenderTrace } from './rep-acts.ts';
import { teamSlot } from './team-store.ts';
import { useMissed } from './use-missed.ts';

interface MissedPartProps {
  chosen: string | null;
  /** Draws who the visitor is; given by `app`, for the panel is another feature's. */
  renderVisitor(visitorId: string): ReactNode;
  renderTrace: RenderTrace;
  /** Draws what is to be done after conversations; given by `app` too. */
  renderTasks: RenderTasks;
}

/** Draws what is to be done after conversations; where nothing is, nothing. */
export type RenderTasks = (which: { whose: 'mine' | 'all'; state: 'open' | 'done' }) => ReactNode;

/** Who was missed, and what is done about it. */
export function MissedPart({ chosen, renderVisitor, renderTrace, renderTasks }: MissedPartProps) {
  const { t } = useTranslation('team');
  const me = useMe();
  const filter = useStore(useSlot(teamSlot).ui);
  const whose = me.role === 'rep' ? 'mine' : filter.whose;
  const missed = useMissed({ ...filter, whose });
  const back = useCallback(() => navigate(href.team('missed')), []);
  const item = useLast(missed.items.find(({ id }) => id === chosen) ?? null, chosen);
  return (
    <Panes
      name="missed"
      listLabel={t('missed.list')}
      list={
        <>
          {filter.state !== 'all' && renderTasks({ whose, state: filter.state })}
          <MissedList missed={missed} mine={whose === 'mine'} chosen={chosen} />
        </>
      }
      mainLabel={t('missed.one')}
      main={
        item === null ? (
          missed.items.length > 0 && (
            <EmptyState icon={UserX} title={t('missed.choose')} hint={t('missed.chooseHint')} />
          )
        ) : (
          <MissedPane key={item.id} item={item} onChange={missed.put} renderTrace={renderTrace} />
        )
      }
      aside={item === null ? undefined : renderVisitor(item.visitor.id)}
      asideLabel={t('missed.one')}
      mainOpen={item !== null}
      onBack={back}
    />
  );
}

/** What is chosen stays on screen though the filter no longer holds it: it was just marked as done. */
function useLast(found: MissedVisitor | null, chosen: string | null): MissedVisitor | null {
  const last = useRef<MissedVisitor | null>(null);
  if (found !== null) last.current = found;
  return last.current?.id === chosen ? last.current : null;
}
