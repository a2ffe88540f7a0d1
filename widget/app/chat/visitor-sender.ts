import { type Carried, deliverItem } from '../../../shared/client/delivery/deliver-item.ts';
import type { OutboxItem } from '../../../shared/client/delivery/outbox.ts';
import type { Conversation } from '../../../shared/domain/conversation.ts';
import type { Result } from '../../../shared/protocol/result.ts';
import type { VisitorConnection } from '../presence/presence.ts';

/** What sending needs to know of the messenger. */
export interface SenderGround {
  connection: Pick<VisitorConnection, 'request'>;
  /** Where messages take their files from; null before one did. */
  uploads(): Carried | null;
  /** The open conversation; null where the next words begin one. */
  current(): string | null;
  /** False until the router said whether there is one. */
  knows(): boolean;
  impressionId(): string | null;
  /** The router has begun (or already had) this conversation. */
  began(conversation: Conversation): void;
  /** The conversation turned out to be closed. */
  ended(conversationId: string): void;
  stored(seq: number): void;
}

/**
 * Sends a visitor's words: into the open conversation, or beginning one. After a start the same words are sent as a message
 * under the same client id: stored once, they answer with their place, and where another tab's conversation answered the
 * start they are stored now.
 */
export const createVisitorSender =
  (ground: SenderGround) =>
  async (item: OutboxItem): Promise<Result<{ seq: number | null }>> => {
    const { connection } = ground;
    const { clientId, text } = item;
    const known = ground.current();
    if (known) {
      const sent = await deliverItem(connection, known, item, ground.uploads());
      if (sent.ok) ground.stored(sent.data.seq);
      if (sent.ok || sent.error.code !== 'conflict' || item.of || item.files) return sent;
      ground.ended(known);
    }
    // A change begins nothing: before the state is there nobody knows in which conversation it is.
    if (item.of || item.files) {
      const code = ground.knows() ? 'conflict' : 'unavailable';
      return { ok: false, error: { code, message: 'no open conversation' } };
    }
    const started = await connection.request('conversation.start', {
      clientId,
      impressionId: ground.impressionId() ?? undefined,
      by: { kind: 'text', text },
    });
    if (!started.ok) return started;
    ground.began(started.data.conversation);
    const conversationId = started.data.conversation.id;
    const sent = await connection.request('conversation.send', { conversationId, clientId, text });
    if (sent.ok) ground.stored(sent.data.seq);
    return sent;
  };
