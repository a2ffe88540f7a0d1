import type * as z from 'zod';
import type { ViewItem, ViewName, ViewSummary, views } from '../../../shared/protocol/rep/views.ts';
import type { RepActor } from '../../features/actor.ts';

/** The window's parameters after parsing. */
export type ParsedParams<V extends ViewName> = z.output<(typeof views)[V]['params']>;

/** Where a view's content comes from. The feed diffs, numbers and batches; a source only reads and says when it may have changed. */
export interface ViewSource<V extends ViewName> {
  /** How long changes are gathered before a delta is sent, in milliseconds; 0 sends what a commit brought at once. */
  readonly batchMs: number;
  /** The same for two windows that show the same: they share one feed. */
  key(actor: RepActor, params: ParsedParams<V>): string;
  /** The window's content now, in order. Items that did not change should be the same objects, which makes the diff cheap. */
  read(actor: RepActor, params: ParsedParams<V>): Promise<{ items: readonly ViewItem<V>[]; summary: ViewSummary<V> }>;
  /** Calls `dirty` whenever the content may have changed for this actor; answers with a disposer. */
  watch(actor: RepActor, params: ParsedParams<V>, dirty: () => void): () => void;
  /** Where keys may change while windows are open: calls `changed` when they did; answers with a disposer. */
  watchKeys?(changed: () => void): () => void;
}
