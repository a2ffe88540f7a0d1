import type { Presence } from '../../features/presence/presence.ts';
import type { Routing } from '../../features/routing/routing.ts';
import type { FollowUps } from '../../features/team/follow-ups.ts';
import type { Team } from '../../features/team/team.ts';
import type { RepHandlers } from '../handlers.ts';

type Events =
  | 'presence.set_for'
  | 'conversation.reassign'
  | 'team.timeline'
  | 'team.missed'
  | 'follow_up.assign'
  | 'follow_up.set';

/** What managers ask of the team, and reps of their follow-ups. */
export const teamHandlers = (
  team: Team,
  followUps: FollowUps,
  presence: Pick<Presence, 'setFor'>,
  routing: Pick<Routing, 'reassign'>,
): RepHandlers<Events> => ({
  'presence.set_for': ({ actor }, input) => presence.setFor(actor, input),
  'conversation.reassign': ({ actor }, input) => routing.reassign(actor, input),
  'team.timeline': (_line, input) => team.timeline(input),
  'team.missed': ({ actor }, input) => followUps.list(actor, input),
  'follow_up.assign': ({ actor }, input) => followUps.assign(actor, input),
  'follow_up.set': ({ actor }, input) => followUps.set(actor, input),
});
