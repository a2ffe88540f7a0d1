import type { Attachment } from '../../domain/attachment.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { Result } from '../../protocol/result.ts';
import type { Readable } from '../readable.ts';

/**
 * A file somebody picked, on its way. `waiting`: kept here, not under way; `uploading`; `checking`: the router looks at it;
 * `ready`: a message may carry it; `failed`: will not be tried again by itself, `error.detail.why` says why.
 */
export interface PickedFile {
  clientId: string;
  /** As of the outbox: the conversation's id in the console, one lane in the widget. */
  lane: string;
  name: string;
  type: string;
  bytes: number;
  state: 'waiting' | 'uploading' | 'checking' | 'ready' | 'failed';
  /** Bytes that the router has. */
  sent: number;
  /** Set once it is ready. */
  file: Attachment | null;
  error: ErrorBody | null;
  /** The bytes themselves, for a small picture of it; null where they cannot be read any more. */
  blob: Blob | null;
}

/** Picked files, kept before they are shown and brought to the router as soon as there is one. */
export interface Uploads extends Readable<readonly PickedFile[]> {
  /** Keeps and shows what was picked; what may not be sent is shown as failed at once. */
  add(lane: string, files: readonly File[]): Promise<void>;
  /** Tries a failed one again. */
  retry(clientId: string): void;
  /** Forgets files, here and on the router. */
  drop(clientIds: readonly string[]): void;
  /** Forgets files that a message carries by now. */
  sent(clientIds: readonly string[]): void;
  /** True while one of these is still on its way: the message that carries them waits. */
  pending(clientIds: readonly string[]): boolean;
  /** The router's ids of these files, or why one of them cannot be sent. */
  idsOf(clientIds: readonly string[]): Result<string[]>;
  /** The router does not know these any more: they are brought again. */
  again(clientIds: readonly string[]): void;
  /** A lane got its conversation. */
  wake(): void;
  close(): void;
}
