import { accepts } from '../../shared/domain/presence.ts';
import type { ReassignRefusal, TeamItem } from '../../shared/protocol/rep/team.ts';

/** Why this rep cannot be given a conversation now, as far as the screen knows; the router has the last word. */
export function whyNot(item: TeamItem, holderId: string | null): ReassignRefusal | null {
  if (item.id === holderId) return 'same_rep';
  if (!accepts(item.presence.status, 'chat')) return 'not_accepting';
  if (item.presence.connection === 'lost') return 'connection_lost';
  if (item.presence.machine !== 'unlocked') return 'machine_locked';
  if (item.inCall) return 'in_call';
  return item.load >= item.capacity ? 'capacity_full' : null;
}
