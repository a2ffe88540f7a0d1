import { Unplug } from 'lucide-react';
import { type ReactNode, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import type { VisitorCard } from '../../../shared/domain/visitor.ts';
import { useConnection } from '../../bridge/workspace.ts';
import { formatTimeOfDay } from '../../lib/relative-time.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Button } from '../../ui/button.tsx';
import { Strip } from '../../ui/strip.tsx';
import { TablePanes } from '../../ui/table-panes.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { LiveBar } from './live-bar.tsx';
import { LiveLine } from './live-line.tsx';
import { LiveList } from './live-list.tsx';
import { useFacets } from './use-facets.ts';
import { useLive } from './use-live.ts';

interface LiveScreenProps {
  visitorId: string | null;
  /** Draws who the visitor is, with their card where the window has it; given by `app`, for the panel is another feature's. */
  renderVisitor(visitorId: string, card: VisitorCard | undefined): ReactNode;
  /** Draws what a rep may do about the visitor of a row or card; given by `app`. It stands in the row and takes little width. */
  pounceAction?(visitor: VisitorCard): ReactNode;
  /** Enter on a visitor who is in no conversation; given by `app`. The visitor's panel is open by then. */
  onAct?(visitor: VisitorCard): void;
}

/** Who is on the site now, and beside the list who it is. */
export function LiveScreen({ visitorId, renderVisitor, pounceAction, onAct }: LiveScreenProps) {
  const { t } = useTranslation('live');
  const locale = useLocale();
  const state = useLive();
  const { facets, load } = useFacets();
  const connected = useConnection().kind === 'connected';
  const stoppedAt = connected ? null : (state.asOf ?? null);
  const card = state.items.find((one) => one.id === visitorId);
  const conversationId = card?.conversationId ?? null;
  const close = useCallback(() => navigate(href.live(), { replace: true }), []);
  return (
    <>
      <LiveBar summary={state.summary} facets={facets} onLoadFacets={load} />
      <TablePanes
        name="live"
        mainLabel={t('table')}
        main={
          <>
            <LiveLine facets={facets} onLoadFacets={load} />
            {stoppedAt !== null && (
              <Strip icon={Unplug}>{t('stopped', { time: formatTimeOfDay(stoppedAt, locale) })}</Strip>
            )}
            <LiveList
              state={state}
              chosen={visitorId}
              stoppedAt={stoppedAt}
              pounceAction={pounceAction}
              onAct={onAct}
            />
          </>
        }
        asideLabel={t('visitor')}
        aside={
          visitorId === null ? null : (
            <>
              {renderVisitor(visitorId, card)}
              {conversationId !== null && (
                <div className="foot flex border-t border-hairline p-3">
                  <Button look="primary" className="flex-1" onClick={() => navigate(href.inbox(conversationId))}>
                    {t('openConversation')}
                  </Button>
                </div>
              )}
            </>
          )
        }
        onClose={close}
      />
    </>
  );
}
