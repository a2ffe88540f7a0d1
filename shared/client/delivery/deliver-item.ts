import { fail, type Result } from '../../protocol/result.ts';
import type { Uploads } from '../files/uploads.ts';
import type { OutboxItem } from './outbox.ts';

/** The part of a connection by which items reach the router; the connections of `/rep` and `/visitor` both fit. */
export interface SendPort {
  request(
    event: 'conversation.send',
    input: { conversationId: string; clientId: string; text: string; files?: string[] },
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

/** What an item that takes files along needs of the uploads. */
export type Carried = Pick<Uploads, 'idsOf' | 'again'>;

const sendWithFiles = async (
  port: SendPort,
  message: { conversationId: string; clientId: string; text: string },
  picked: readonly string[],
  uploads: Carried | null,
): Promise<Result<{ seq: number }>> => {
  const files = uploads?.idsOf(picked) ?? fail('unavailable', 'the files are not known yet');
  if (!files.ok) return files;
  const sent = await port.request('conversation.send', { ...message, files: files.data });
  // What lay here too long was cleared away over there: it is brought again.
  if (sent.ok || sent.error.code !== 'not_found' || sent.error.detail?.fileId === undefined) return sent;
  uploads?.again(picked);
  return fail('unavailable', 'the files are brought again');
};

/** Asks the router for what an item of the outbox asks for, in a conversation that exists. */
export function deliverItem(
  port: SendPort,
  conversationId: string,
  item: OutboxItem,
  uploads: Carried | null = null,
): Promise<Result<{ seq: number }>> {
  const { clientId, does, of: message, text, files } = item;
  if (files && does === 'send') return sendWithFiles(port, { conversationId, clientId, text }, files, uploads);
  if (does === 'send' || message === null) return port.request('conversation.send', { conversationId, clientId, text });
  const change = { conversationId, clientId, message };
  return does === 'edit' ? port.request('message.edit', { ...change, text }) : port.request('message.delete', change);
}
