import type { TeamItem } from '../../../shared/protocol/rep/team.ts';

/** Since when somebody is connected again who was lost while in their status; null where they were there all along, or are not. */
export const againSince = ({
  presence: { status, since, connection },
  connectionSince,
}: Pick<TeamItem, 'presence' | 'connectionSince'>): number | null =>
  connection === 'connected' && status !== 'offline' && connectionSince > since ? connectionSince : null;
