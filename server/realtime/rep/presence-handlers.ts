import type { Presence } from '../../features/presence/presence.ts';
import type { RepHandlers } from '../handlers.ts';

/** A rep chooses a status; their console says what the computer does. */
export const presenceHandlers = (
  presence: Pick<Presence, 'set' | 'machine'>,
): RepHandlers<'presence.set' | 'presence.machine'> => ({
  'presence.set': ({ actor }, { status }) => presence.set(actor, status),
  'presence.machine': ({ actor, id }, { state }) => presence.machine(actor, id, state),
});
