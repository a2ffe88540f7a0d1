import type { Conversation, Entry } from '../../domain/conversation.ts';
import type { EntryHint } from '../../protocol/conversation-stream.ts';
import type { Result } from '../../protocol/result.ts';
import type { ConnectionState } from '../transport/connection.ts';

/** The part of a connection that delivery needs; the connections of `/rep` and `/visitor` both fit as they are. */
export interface ConversationPort {
  request(
    event: 'conversation.open',
    input: { conversationId: string; limit?: number },
  ): Promise<Result<{ conversation: Conversation; entries: Entry[] }>>;
  request(
    event: 'conversation.pull',
    input: { conversationId: string; after: number; limit?: number },
  ): Promise<Result<{ conversation: Conversation; entries: Entry[]; more: boolean }>>;
  request(
    event: 'conversation.history',
    input: { conversationId: string; before: number; limit?: number },
  ): Promise<Result<{ entries: Entry[]; more: boolean }>>;
  request(
    event: 'conversation.read',
    input: { conversationId: string; upTo: number },
  ): Promise<Result<{ upTo: number }>>;
  on(event: 'conversation.entry', listener: (hint: EntryHint) => void): () => void;
  getSnapshot(): ConnectionState;
  subscribe(listener: () => void): () => void;
}
