import type { Result } from '../../protocol/result.ts';
import type { OutboxItem } from './outbox.ts';

/** The part of a connection by which items reach the router; the connections of `/rep` and `/visitor` both fit. */
export interface SendPort {
  request(
    event: 'conversation.send',
    input: { conversationId: string; clientId: string; text: string },
  ): Promise<Result<{ seq: number }>>;
  request(
    event: 'message.edit',
    input: { conversationId: string; clientId: string; message: string; text: string },
  ): Promise<Result<{ seq: number }>>;
  request(
    event: 'message.delete',
    input: { conversationId: string; clientId: string; message: string },
  ): Promise<Result<{ seq: number }>>;
}

/** Asks the router for what an item of the outbox asks for, in a conversation that exists. */
export function deliverItem(
  port: SendPort,
  conversationId: string,
  item: OutboxItem,
): Promise<Result<{ seq: number }>> {
  const { clientId, does, of: message, text } = item;
  if (does === 'send' || message === null) return port.request('conversation.send', { conversationId, clientId, text });
  const change = { conversationId, clientId, message };
  return does === 'edit' ? port.request('message.edit', { ...change, text }) : port.request('message.delete', change);
}
