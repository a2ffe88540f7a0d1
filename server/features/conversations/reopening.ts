import { type ReopenRefusal, reopenWithinMs } from '../../../shared/protocol/rep/reopen.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import { belongsOf } from './belongs.ts';
import { type ConversationRow, latestConversationId } from './conversation-repository.ts';
import type { Conversations } from './conversations.ts';

export interface ReopenPorts {
  conversations: Pick<Conversations, 'find'>;
  isBlocked(visitorId: string): boolean;
  /** Gives it back to its rep; false where they are not here. */
  reopen(tx: Tx, input: { conversationId: string; visitorId: string; repId: string }): Promise<boolean>;
  /** What it came to holds no more. */
  forgetOutcome(tx: Tx, conversationId: string): Promise<void>;
}

/** A rep takes back that they closed a conversation. */
export const createReopening = ({ store }: Core, ports: ReopenPorts) => {
  const whyNot = async (tx: Tx, row: ConversationRow): Promise<ReopenRefusal | null> => {
    if (row.close_reason !== 'rep' || row.rep_id === null) return 'not_by_rep';
    if (row.closed_at === null || tx.now - row.closed_at > reopenWithinMs) return 'too_late';
    if (ports.isBlocked(row.visitor_id)) return 'blocked';
    const latest = await tx.get(latestConversationId, { visitorId: row.visitor_id });
    return latest?.id === row.id ? null : 'began_another';
  };

  return {
    reopen: (actor: RepActor, { conversationId }: { conversationId: string }): Promise<Result<Record<string, never>>> =>
      store.run(async (tx): Promise<Result<Record<string, never>>> => {
        const refused = (reason: ReopenRefusal) => fail('conflict', 'it cannot be opened again', { reason });
        const row = await ports.conversations.find(tx, conversationId);
        if (!row) return fail('not_found', 'no such conversation');
        if (!can(actor, 'conversation.reopen', belongsOf(row))) {
          return row.state === 'open' ? refused('running') : fail('forbidden', 'the conversation is not yours');
        }
        if (row.state === 'open') return row.phase === 'active' ? ok({}) : refused('running');
        const reason = await whyNot(tx, row);
        if (reason) return refused(reason);
        const { visitor_id: visitorId, rep_id: repId } = row;
        if (repId === null || !(await ports.reopen(tx, { conversationId, visitorId, repId })))
          return refused('rep_gone');
        await ports.forgetOutcome(tx, conversationId);
        return ok({});
      }),
  };
};

export type Reopening = ReturnType<typeof createReopening>;
