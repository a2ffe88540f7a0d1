import type { Result } from '../../../shared/protocol/result.ts';
import type { Store } from '../../db/store.ts';
import type { Actor } from '../actor.ts';
import type { Conversations } from '../conversations/conversations.ts';
import { liveCallOfRep } from './call-repository.ts';

interface Asked {
  callId: string;
  conversationId: string;
}

/**
 * Tells a rep in a call of a visitor of theirs who called meanwhile and was refused: at once, and by a line of the
 * conversation. Once for each call that was in the way, however often the visitor presses.
 */
export const createFoundBusy = (store: Store, conversations: Pick<Conversations, 'find' | 'append'>) => {
  /** By rep, the call they are in, and of which conversations they read meanwhile. */
  const told = new Map<string, { callId: string; of: Set<string> }>();

  // By itself: of a command that refuses nothing is stored.
  const tell = ({ callId, conversationId }: Asked): Promise<void> =>
    store.run(async (tx) => {
      const row = await conversations.find(tx, conversationId);
      const personId = row?.phase === 'active' ? row.rep_id : null;
      const inTheWay = personId === null ? undefined : await tx.get(liveCallOfRep, { repId: personId });
      if (personId === null || !inTheWay) return;
      const known = told.get(personId);
      const now = known?.callId === inTheWay.id ? known : { callId: inTheWay.id, of: new Set<string>() };
      if (now.of.has(conversationId)) return;
      const entry = { type: 'call', callId, startedBy: 'visitor', reason: 'busy', seconds: 0 } as const;
      await conversations.append(tx, conversationId, entry, null);
      await tx.signal('desk.notice', { personId, notice: { kind: 'called', conversationId } });
      now.of.add(conversationId);
      told.set(personId, now);
    });

  return async <R extends Result<unknown>>(actor: Actor, asked: Asked, answer: R): Promise<R> => {
    if (actor.kind === 'visitor' && !answer.ok && answer.error.detail?.why === 'busy') await tell(asked);
    return answer;
  };
};
