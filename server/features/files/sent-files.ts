import type { Attachment } from '../../../shared/domain/attachment.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import { attachFile, fileById, toAttachment } from './files-repository.ts';

export interface SentBy {
  conversationId: string;
  senderId: string;
}

/** The files a message is about to carry: uploaded by its sender for its conversation, each once and in no message yet. */
export const filesToSend = async (
  tx: Tx,
  { conversationId, senderId }: SentBy,
  ids: readonly string[],
): Promise<Result<Attachment[]>> => {
  const files: Attachment[] = [];
  for (const id of ids) {
    const row = await tx.get(fileById, { id });
    const own = row && row.conversation_id === conversationId && row.owner_id === senderId;
    if (!own) return fail('not_found', 'no such file', { fileId: id });
    if (row.state !== 'ready' || row.message_id !== null || files.some((file) => file.id === id)) {
      return fail('conflict', 'the file cannot be sent', { fileId: id });
    }
    files.push(toAttachment(row));
  }
  return ok(files);
};

/** Gives files to the message that was just stored. */
export const attachFiles = async (
  tx: Tx,
  message: { id: string; seq: number },
  files: readonly Attachment[],
): Promise<void> => {
  for (const [place, { id }] of files.entries()) {
    const attached = await tx.run(attachFile, { id, messageId: message.id, seq: message.seq, place });
    if (attached === 0) throw new Error(`file ${id} was sent meanwhile`);
  }
};
