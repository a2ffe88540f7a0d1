import type { TeamSummary } from '../../../shared/protocol/rep/team.ts';

/** What the one sentence says: that there is cover, or since when there is none. */
export type Coverage =
  | { kind: 'covered'; available: number; team: number; waiting: number }
  | { kind: 'nobody'; since: number | null; waiting: number };

export function coverageOf({ available, team, waiting, nobodySince }: TeamSummary): Coverage {
  if (available === 0) return { kind: 'nobody', since: nobodySince, waiting };
  return { kind: 'covered', available, team: Math.max(team, available), waiting };
}
