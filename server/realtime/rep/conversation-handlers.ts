import { fail } from '../../../shared/protocol/result.ts';
import { belongsOf } from '../../features/conversations/belongs.ts';
import type { ConversationReads } from '../../features/conversations/conversation-reads.ts';
import type { Conversations } from '../../features/conversations/conversations.ts';
import type { Reopening } from '../../features/conversations/reopening.ts';
import type { Core } from '../../features/core.ts';
import { can } from '../../features/rights/can.ts';
import type { RepHandlers } from '../handlers.ts';

type Events =
  | 'conversation.open'
  | 'conversation.pull'
  | 'conversation.history'
  | 'conversation.send'
  | 'conversation.read'
  | 'conversation.close'
  | 'conversation.reopen'
  | 'conversation.closed';

/** What reps may ask of conversations. */
export const repConversationHandlers = (
  { store }: Core,
  conversations: Conversations,
  reads: ConversationReads,
  reopening: Reopening,
  dispositionRequired: () => boolean,
): RepHandlers<Events> => ({
  'conversation.open': ({ actor }, input) => reads.open(actor, input),
  'conversation.pull': ({ actor }, input) => reads.pull(actor, input),
  'conversation.history': ({ actor }, input) => reads.history(actor, input),
  'conversation.closed': ({ actor }, input) => reads.closed(actor, input),
  'conversation.reopen': ({ actor }, input) => reopening.reopen(actor, input),
  'conversation.send': ({ actor }, input) => store.run((tx) => conversations.send(tx, actor, input)),
  'conversation.read': ({ actor }, input) => store.run((tx) => conversations.read(tx, actor, input)),
  'conversation.close': ({ actor }, { conversationId }) =>
    store.run(async (tx) => {
      const row = await conversations.find(tx, conversationId);
      if (!row) return fail('not_found', 'no such conversation');
      if (!can(actor, 'conversation.close', belongsOf(row))) return fail('forbidden', 'the conversation is not yours');
      // Where it has to be said what it came to, `conversation.finish` is the one way.
      if (row.state === 'open' && dispositionRequired()) {
        return fail('conflict', 'say what it came to', { reason: 'disposition' });
      }
      return { ok: true, data: { conversation: await conversations.close(tx, conversationId, 'rep', actor.personId) } };
    }),
});
