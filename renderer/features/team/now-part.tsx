import { Unplug } from 'lucide-react';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useConnection, useMe } from '../../bridge/workspace.ts';
import { formatTimeOfDay } from '../../lib/relative-time.ts';
import { href } from '../../lib/route.ts';
import { navigate } from '../../lib/use-route.ts';
import { Strip } from '../../ui/strip.tsx';
import { TablePanes } from '../../ui/table-panes.tsx';
import { useLocale } from '../../ui/ui-provider.tsx';
import { AlertStrips } from './alert-strips.tsx';
import { CoverageLine } from './coverage-line.tsx';
import { ReassignDialog } from './reassign-dialog.tsx';
import type { Moving, RenderListen, RenderTake, RenderTrace, RepActs } from './rep-acts.ts';
import { RepPane } from './rep-pane.tsx';
import { SetStatusDialog } from './set-status-dialog.tsx';
import { TeamList } from './team-list.tsx';
import { useTimeline } from './use-timeline.ts';
import { useTeam, useWaiting } from './use-view.ts';

/** Are we covered? Who is there, on what, and who waits. */
export function NowPart({
  chosen,
  renderTrace,
  renderListen,
  renderTake,
}: {
  chosen: string | null;
  renderTrace: RenderTrace;
  renderListen: RenderListen;
  renderTake: RenderTake;
}) {
  const { t } = useTranslation('team');
  const locale = useLocale();
  const me = useMe();
  const manages = me.role !== 'rep';
  const team = useTeam();
  const waiting = useWaiting();
  const today = useTimeline(team.items, manages);
  const connected = useConnection().kind === 'connected';
  const stoppedAt = connected ? null : (team.asOf ?? null);
  const [setting, setSetting] = useState<string | null>(null);
  const [moving, setMoving] = useState<Moving | null>(null);
  const acts = useMemo<RepActs | null>(
    () => (manages ? { setStatus: setSetting, move: setMoving, renderTrace, renderListen } : null),
    [manages, renderTrace, renderListen],
  );
  const close = useCallback(() => navigate(href.team(), { replace: true }), []);
  const person = team.items.find(({ id }) => id === chosen);
  const toSet = team.items.find(({ id }) => id === setting);
  return (
    <>
      <TablePanes
        name="team"
        mainLabel={t('list')}
        main={
          <>
            {stoppedAt !== null && (
              <Strip icon={Unplug}>{t('stopped', { time: formatTimeOfDay(stoppedAt, locale) })}</Strip>
            )}
            {manages && (
              <AlertStrips
                onGive={(conversationId, visitor) => setMoving({ conversationId, visitor, holderId: null })}
              />
            )}
            {team.summary !== null && <CoverageLine summary={team.summary} />}
            <TeamList team={team} waiting={waiting} today={today} chosen={chosen} acts={acts} renderTake={renderTake} />
          </>
        }
        asideLabel={t('person')}
        aside={person === undefined ? null : <RepPane key={person.id} item={person} today={today} acts={acts} />}
        onClose={close}
      />
      {toSet !== undefined && <SetStatusDialog key={toSet.id} item={toSet} onClose={() => setSetting(null)} />}
      {moving !== null && (
        <ReassignDialog key={moving.conversationId} moving={moving} team={team.items} onClose={() => setMoving(null)} />
      )}
    </>
  );
}
