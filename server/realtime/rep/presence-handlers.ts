import type { Presence } from '../../features/presence/presence.ts';
import type { RepHandlers } from '../handlers.ts';

/** A rep chooses a status. */
export const presenceHandlers = (presence: Pick<Presence, 'set'>): RepHandlers<'presence.set'> => ({
  'presence.set': ({ actor }, { status }) => presence.set(actor, status),
});
