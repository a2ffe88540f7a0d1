import type { Instant } from '../../domain/scalars.ts';
import type { Contract, InputOf, OutputOf } from '../../protocol/contract.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { Result } from '../../protocol/result.ts';
import type { Readable } from '../readable.ts';

/**
 * The honest state of a connection; `since` is local milliseconds. `epoch` grows by one with each successful connect, so
 * whoever follows something on the router knows that it must be asked for again. `refused` is final until `retry()`.
 */
export type ConnectionState =
  | { kind: 'connecting'; since: Instant }
  | { kind: 'connected'; since: Instant; epoch: number }
  | { kind: 'reconnecting'; since: Instant; epoch: number }
  | { kind: 'refused'; error: ErrorBody }
  | { kind: 'closed' };

/** Options of one request. */
export interface RequestOptions {
  /** How long to wait for the ack, in milliseconds; 10 s where it is not given. */
  timeoutMs?: number;
}

/**
 * A connection to one namespace. A request never throws and never hangs: without a socket, without an ack in time or with
 * a socket that closes meanwhile it answers `unavailable`, whose `detail.cause` is `offline`, `timeout` or `closed`
 * (then with `detail.code`, the close code, where it is known).
 */
export interface Connection<C extends Contract, P extends object> extends Readable<ConnectionState> {
  request<K extends keyof C & string>(
    event: K,
    input: InputOf<C, K>,
    options?: RequestOptions,
  ): Promise<Result<OutputOf<C, K>>>;
  /** Listens to a push; answers with a disposer. A push of the wrong shape is dropped before it gets here. */
  on<K extends keyof P & string>(event: K, listener: (data: P[K]) => void): () => void;
  /** Tries at once instead of at the end of the back-off; the way out of `refused`. */
  retry(): void;
  /** Closes for good. */
  close(): void;
}
