import type { Presence } from '../../features/presence/presence.ts';
import type { RepHandlers } from '../handlers.ts';

type Events = 'presence.set' | 'presence.machine' | `status.${'list' | 'add' | 'change' | 'remove' | 'order'}`;

/** A rep chooses a status; their console says what the computer does; an admin says which statuses there are. */
export const presenceHandlers = (presence: Pick<Presence, 'set' | 'machine' | 'statuses'>): RepHandlers<Events> => ({
  'presence.set': ({ actor }, { status }) => presence.set(actor, status),
  'presence.machine': ({ actor, id }, { state }) => presence.machine(actor, id, state),
  'status.list': () => presence.statuses.list(),
  'status.add': ({ actor }, facts) => presence.statuses.add(actor, facts),
  'status.change': ({ actor }, input) => presence.statuses.change(actor, input),
  'status.remove': ({ actor }, input) => presence.statuses.remove(actor, input),
  'status.order': ({ actor }, input) => presence.statuses.order(actor, input),
});
