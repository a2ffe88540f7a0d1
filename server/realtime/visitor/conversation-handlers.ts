import { fail } from '../../../shared/protocol/result.ts';
import { maySee } from '../../features/conversations/belongs.ts';
import type { ConversationReads } from '../../features/conversations/conversation-reads.ts';
import type { Conversations } from '../../features/conversations/conversations.ts';
import type { Core } from '../../features/core.ts';
import type { VisitorHandlers } from '../handlers.ts';

type Events =
  | 'conversation.open'
  | 'conversation.pull'
  | 'conversation.history'
  | 'conversation.send'
  | 'conversation.read'
  | 'conversation.close';

/** What a visitor may ask of their own conversations. */
export const visitorConversationHandlers = (
  { store }: Core,
  conversations: Conversations,
  reads: ConversationReads,
): VisitorHandlers<Events> => ({
  'conversation.open': ({ actor }, input) => reads.open(actor, input),
  'conversation.pull': ({ actor }, input) => reads.pull(actor, input),
  'conversation.history': ({ actor }, input) => reads.history(actor, input),
  'conversation.send': ({ actor }, input) => store.run((tx) => conversations.send(tx, actor, input)),
  'conversation.read': ({ actor }, input) => store.run((tx) => conversations.read(tx, actor, input)),
  'conversation.close': ({ actor }, { conversationId }) =>
    store.run(async (tx) => {
      const row = await conversations.find(tx, conversationId);
      if (!row || !maySee(actor, row)) return fail('not_found', 'no such conversation');
      const conversation = await conversations.close(tx, conversationId, 'visitor', actor.visitorId);
      return { ok: true, data: { conversation } };
    }),
});
