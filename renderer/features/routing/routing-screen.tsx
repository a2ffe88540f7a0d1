import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection, useMe } from '../../bridge/workspace.ts';
import { cx } from '../../lib/cx.ts';
import { Strip } from '../../ui/strip.tsx';
import { useWidth } from '../../ui/use-width.ts';
import { AccountsRoom } from './accounts-room.tsx';
import { ConflictStrip } from './conflict-strip.tsx';
import { HistoryRoom } from './history-room.tsx';
import { HoursRoom } from './hours-room.tsx';
import { PlanBar } from './plan-bar.tsx';
import { PlanDeskArea } from './plan-desk.tsx';
import { QueuesRoom } from './queues-room.tsx';
import { RepsRoom } from './reps-room.tsx';
import { RoomBody } from './room-body.tsx';
import { RoomTabs } from './room-tabs.tsx';
import { type Room, roomOf } from './rooms.ts';
import { RulePanel } from './rule-panel.tsx';
import { RulesRoom } from './rules-room.tsx';

/** From here on the panel stands beside the rules; below, it follows them. */
const BESIDE = 860;

interface RoutingScreenProps {
  room: string | null;
  /** The rule, queue, hours, rep or version that is open. */
  item: string | null;
  /** Draws the numbers of the workspace; given by `app`, for they are another feature's. */
  renderTimes(): ReactNode;
}

/** All that an admin decides about routing. */
export function RoutingScreen({ room: wanted, item, renderTimes }: RoutingScreenProps) {
  const { t } = useTranslation('routing');
  const { t: ts } = useTranslation('settings');
  const me = useMe();
  const admin = me.role === 'admin';
  const connected = useConnection().kind === 'connected';
  const frame = useRef<HTMLDivElement>(null);
  const beside = useWidth(frame) >= BESIDE;
  const room = roomOf(wanted);

  const body = (which: Room): ReactNode => {
    switch (which) {
      case 'rules':
        return <RulesRoom ruleId={item} />;
      case 'queues':
        return <QueuesRoom queueId={item} />;
      case 'hours':
        return <HoursRoom hoursId={item} />;
      case 'reps':
        return <RepsRoom repId={item} />;
      case 'accounts':
        return <AccountsRoom />;
      case 'times':
        return renderTimes();
      case 'history':
        return <HistoryRoom version={item} />;
    }
  };
  return (
    <div ref={frame} className="flex min-h-0 flex-1 flex-col">
      <header className="shrink-0 px-8 pt-7 max-medium:px-5">
        <h2 className="text-page font-semibold">{ts('sections.routing')}</h2>
        <p className="mt-0.5 text-pretty text-muted">{t(admin || room === 'accounts' ? 'hint' : 'hintReadOnly')}</p>
      </header>
      <RoomTabs here={room} admin={admin} />
      {!connected && <Strip>{t('offline')}</Strip>}
      {room === 'times' || room === 'accounts' ? (
        <div key={room} className="flex min-h-0 flex-1 flex-col">
          {body(room)}
        </div>
      ) : (
        <PlanDeskArea>
          <ConflictStrip />
          <div className={cx('flex min-h-0 flex-1', beside ? 'flex-row' : 'scroll-plane flex-col')}>
            <RoomBody
              key={`${room}/${item}`}
              className={cx('min-w-0 flex-1 px-8 pt-5 pb-8 max-medium:px-5', beside && 'scroll-plane')}
            >
              <div className={room === 'rules' ? 'max-w-[52rem]' : 'max-w-[46rem]'}>{body(room)}</div>
            </RoomBody>
            {room === 'rules' && (
              <aside
                aria-label={t('panel.label')}
                // Under the rules its words begin where theirs do.
                className={
                  beside
                    ? 'scroll-plane w-88 shrink-0 border-s border-hairline'
                    : 'border-t border-hairline px-3 max-medium:px-0'
                }
              >
                <RulePanel />
              </aside>
            )}
          </div>
          {room !== 'history' && <PlanBar />}
        </PlanDeskArea>
      )}
    </div>
  );
}
