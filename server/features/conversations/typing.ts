import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Actor } from '../actor.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import type { ConversationReads } from './conversation-reads.ts';

/** Passes on that somebody writes: nothing is stored, so it costs no commit. */
export const createTyping = ({ board }: Pick<Core, 'board'>, reads: Pick<ConversationReads, 'head'>) => ({
  tell: async (
    actor: Actor,
    { conversationId, typing }: { conversationId: string; typing: boolean },
  ): Promise<Result<Record<string, never>>> => {
    const head = await reads.head(actor, conversationId);
    if (!head) return fail('not_found', 'no such conversation');
    const seats = [...(head.rep ? [head.rep] : []), ...(head.guests ?? [])];
    const belongs = {
      visitorId: head.visitorId,
      repId: head.rep?.id ?? null,
      guestIds: (head.guests ?? []).map(({ id }) => id),
    };
    if (!can(actor, 'conversation.typing', belongs)) return fail('forbidden', 'the conversation is not yours');
    if (head.phase === 'closed') return ok({});
    const rep = actor.kind === 'rep' ? (seats.find(({ id }) => id === actor.personId) ?? null) : null;
    if (actor.kind === 'rep' && !rep) return ok({});
    board.publish('conversation.typing', {
      visitorId: head.visitorId,
      repIds: seats.map(({ id }) => id).filter((id) => id !== rep?.id),
      news: { conversationId, rep, typing },
    });
    return ok({});
  },
});
export type Typing = ReturnType<typeof createTyping>;
