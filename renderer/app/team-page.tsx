import { useReadable, useSlot } from '../bridge/workspace.ts';
import { TeamScreen } from '../features/team/team-screen.tsx';
import { teamSlot } from '../features/team/team-store.ts';
import { VisitorPanel } from '../features/visitor/visitor-panel.tsx';
import { useRoute } from '../lib/use-route.ts';

/** The team, and whom it missed, with the visitor's panel beside. */
export function TeamPage() {
  const route = useRoute();
  const at = route.screen === 'team' ? route : null;
  return (
    <TeamScreen
      part={at?.part ?? 'now'}
      item={at?.item ?? null}
      renderVisitor={(visitorId) => <VisitorPanel key={visitorId} visitorId={visitorId} />}
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
