import { useReadable, useSlot } from '../bridge/workspace.ts';
import type { RenderTrace } from '../features/team/rep-acts.ts';
import { TeamScreen } from '../features/team/team-screen.tsx';
import { teamSlot } from '../features/team/team-store.ts';
import { TraceButton } from '../features/trace/trace-button.tsx';
import { VisitorPanel } from '../features/visitor/visitor-panel.tsx';
import { useRoute } from '../lib/use-route.ts';

const renderTrace: RenderTrace = (about) => <TraceButton {...about} />;

/** The team, and whom it missed, with the visitor's panel beside. */
export function TeamPage() {
  const route = useRoute();
  const at = route.screen === 'team' ? route : null;
  return (
    <TeamScreen
      part={at?.part ?? 'now'}
      item={at?.item ?? null}
      renderVisitor={(visitorId) => <VisitorPanel key={visitorId} visitorId={visitorId} />}
      renderTrace={renderTrace}
    />
  );
}

/** What needs the reader there: alerts for managers, and one's own open follow-ups. */
export function useTeamCount(): number {
  const { alerts, followUps } = useSlot(teamSlot);
  const alerted = useReadable(alerts).items.length;
  const { summary } = useReadable(followUps);
  return alerted + (summary?.mine ?? 0);
}
