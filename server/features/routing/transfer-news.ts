import type { TransferEnd } from '../../../shared/domain/transfer.ts';
import type { Tx } from '../../db/tx.ts';
import type { Conversations } from '../conversations/conversations.ts';
import { endTransfer, insertTransfer, readTransfer } from '../conversations/transfers-repository.ts';
import type { TransferTo } from './engine/entities.ts';

export interface NewTransfer {
  workItemId: string;
  conversationId: string;
  from: string;
  to: TransferTo;
  /** The queue's name as it is now. */
  queueName: string | null;
  note: string;
}

/** Keeps what was said with a transfer, and tells both reps in the conversation what became of it. */
export const createTransferNews = (conversations: Pick<Conversations, 'transferNews' | 'find'>) => ({
  offered: async (tx: Tx, given: NewTransfer): Promise<void> => {
    const { workItemId, conversationId, from, to, queueName, note } = given;
    await tx.run(insertTransfer, {
      work_item_id: workItemId,
      conversation_id: conversationId,
      from_id: from,
      to_rep_id: to.kind === 'rep' ? to.repId : null,
      to_queue_id: to.kind === 'queue' ? to.queueId : null,
      to_queue_name: queueName,
      note: note === '' ? null : note,
      created_at: tx.now,
    });
    const transfer = await readTransfer(tx.k, workItemId);
    if (transfer) await conversations.transferNews(tx, conversationId, { ...transfer, ended: null }, from);
  },

  accepted: async (tx: Tx, workItemId: string): Promise<void> => {
    await tx.run(endTransfer, { id: workItemId, result: 'accepted', at: tx.now });
  },

  returned: async (tx: Tx, workItemId: string, conversationId: string, because: TransferEnd): Promise<void> => {
    await tx.run(endTransfer, { id: workItemId, result: because, at: tx.now });
    const transfer = await readTransfer(tx.k, workItemId);
    // Of a conversation that is closed nothing more is told.
    const open = (await conversations.find(tx, conversationId))?.state === 'open';
    if (open && transfer) await conversations.transferNews(tx, conversationId, { ...transfer, ended: because }, null);
  },
});

export type TransferNewsBook = ReturnType<typeof createTransferNews>;
