/** A value that changes over time, shaped for `useSyncExternalStore`: the snapshot is the same object until it changes. */
export interface Readable<T> {
  getSnapshot(): T;
  /** Calls `listener` after each change; answers with a disposer. */
  subscribe(listener: () => void): () => void;
}
