import type { Routing } from '../../features/routing/routing.ts';
import type { RepHandlers } from '../handlers.ts';

/** What reps do with conversations among themselves. */
export const transferHandlers = (
  routing: Pick<Routing, 'transfer' | 'cancelTransfer' | 'take' | 'queues'>,
): RepHandlers<'conversation.transfer' | 'conversation.transfer_cancel' | 'conversation.take' | 'routing.queues'> => ({
  'conversation.transfer': ({ actor }, input) => routing.transfer(actor, input),
  'conversation.transfer_cancel': ({ actor }, { conversationId }) => routing.cancelTransfer(actor, conversationId),
  'conversation.take': ({ actor }, { conversationId }) => routing.take(actor, conversationId),
  'routing.queues': ({ actor }) => routing.queues(actor),
});
