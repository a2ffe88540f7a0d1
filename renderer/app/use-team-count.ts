import { useReadable, useSlot } from '../bridge/workspace.ts';
import { teamSlot } from '../features/team/team-store.ts';

/** What needs the reader on the team's screen: alerts for managers, and one's own open follow-ups. */
export function useTeamCount(): number {
  const { alerts, followUps } = useSlot(teamSlot);
  const alerted = useReadable(alerts).items.length;
  const { summary } = useReadable(followUps);
  return alerted + (summary?.mine ?? 0);
}
