import type { Guests } from '../../features/conversations/guests.ts';
import type { RepHandlers } from '../handlers.ts';

type Events = `conversation.${'invite' | 'uninvite' | 'join' | 'leave'}`;

/** Colleagues come into a conversation and go. */
export const guestHandlers = (guests: Guests): RepHandlers<Events> => ({
  'conversation.invite': ({ actor }, input) => guests.invite(actor, input),
  'conversation.uninvite': ({ actor }, input) => guests.uninvite(actor, input),
  'conversation.join': ({ actor }, input) => guests.join(actor, input),
  'conversation.leave': ({ actor }, input) => guests.leave(actor, input),
});
