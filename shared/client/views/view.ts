import type { Instant } from '../../domain/scalars.ts';
import type { ErrorBody } from '../../protocol/errors.ts';
import type { ViewItem, ViewName, ViewParams, ViewSummary } from '../../protocol/rep/views.ts';
import type { Readable } from '../readable.ts';

/**
 * A view's content. `stale` shows the last content while the connection is away or the window is opened again; an item
 * that did not change is the same object as before.
 */
export interface ViewState<V extends ViewName> {
  status: 'loading' | 'ready' | 'stale' | 'failed';
  items: readonly ViewItem<V>[];
  summary: ViewSummary<V> | null;
  error: ErrorBody | null;
  /** While `stale`: the moment the content was last live, by the router's clock. */
  asOf?: Instant;
}

/** One open window on the router: opened when made, again after any gap and reconnect, until it is closed. */
export interface View<V extends ViewName> extends Readable<ViewState<V>> {
  /** Moves the window; the old content is shown as `stale` until the new one is there. */
  setParams(params: ViewParams<V>): void;
  close(): void;
}
