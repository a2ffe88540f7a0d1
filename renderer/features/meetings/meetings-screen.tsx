import { CalendarDays, Clock } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useStore } from 'zustand';
import { useSlot } from '../../bridge/workspace.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { BarContent } from '../../ui/bar.tsx';
import { Button } from '../../ui/button.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panes } from '../../ui/panes.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { MeetingList } from './meeting-list.tsx';
import { MeetingPane } from './meeting-pane.tsx';
import { type MeetingsUi, meetingsSlot, pastStep } from './meetings-store.ts';
import { useMeetings } from './use-meetings.ts';

/** Where a meeting that a link leads to is looked for, one after the other, when it is not in the window shown. */
const elsewhere: readonly Partial<MeetingsUi>[] = [
  { whose: 'all', when: 'upcoming' },
  { whose: 'all', when: 'past', pastDays: 365 },
];

/** Moves the window to a meeting somebody came for; a meeting that was once seen is not followed when the filter hides it. */
function useSeek(meetingId: string | null, found: boolean, ready: boolean): void {
  const { ui } = useSlot(meetingsSlot);
  const sought = useRef({ meetingId: '', next: 0 });
  useEffect(() => {
    if (meetingId === null || !ready) return;
    if (sought.current.meetingId !== meetingId) sought.current = { meetingId, next: 0 };
    if (found) sought.current.next = elsewhere.length;
    const window = elsewhere[sought.current.next];
    if (window === undefined) return;
    sought.current.next += 1;
    ui.setState(window);
  }, [ui, meetingId, found, ready]);
}

interface MeetingsScreenProps {
  meetingId: string | null;
  /** Draws who the guest is; given by `app`, for the panel is another feature's. */
  renderVisitor(visitorId: string): ReactNode;
}

/** Who am I meeting, and when? */
export function MeetingsScreen({ meetingId, renderVisitor }: MeetingsScreenProps) {
  const { t } = useTranslation('meetings');
  const { ui } = useSlot(meetingsSlot);
  const { whose, when } = useStore(ui);
  const { state, meetings } = useMeetings();
  const meeting = meetings.find((one) => one.id === meetingId) ?? null;
  useSeek(meetingId, meeting !== null, state.status === 'ready');
  const back = useCallback(() => navigate(href.meetings()), []);
  return (
    <>
      <BarContent>
        <Segmented
          label={t('when.label')}
          value={when}
          options={[
            { value: 'upcoming', label: t('when.upcoming') },
            { value: 'past', label: t('when.past') },
          ]}
          onChange={(next) => ui.setState({ when: next, pastDays: pastStep })}
        />
        <span aria-hidden="true" className="h-4 w-px bg-hairline" />
        <Segmented
          label={t('whose.label')}
          value={whose}
          options={[
            { value: 'mine', label: t('whose.mine') },
            { value: 'all', label: t('whose.all') },
          ]}
          onChange={(next) => ui.setState({ whose: next })}
        />
        <span className="flex-1" />
        <div className="max-narrow:hidden">
          <Button size="small" look="plain" icon={Clock} onClick={() => navigate(href.settings('hours'))}>
            {t('myHours')}
          </Button>
        </div>
      </BarContent>
      <Panes
        name="meetings"
        listLabel={t('list')}
        list={<MeetingList state={state} meetings={meetings} chosen={meetingId} />}
        mainLabel={t('meeting')}
        main={
          meeting === null ? (
            meetings.length > 0 && <EmptyState icon={CalendarDays} title={t('choose.title')} hint={t('choose.hint')} />
          ) : (
            <MeetingPane key={meeting.id} meeting={meeting} />
          )
        }
        aside={meeting === null ? undefined : renderVisitor(meeting.visitorId)}
        asideLabel={t('guest')}
        mainOpen={meeting !== null}
        onBack={back}
        listAlone={state.status === 'ready' && meetings.length === 0}
      />
    </>
  );
}
