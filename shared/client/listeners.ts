/** A set of listeners. */
export interface Listeners<A extends unknown[] = []> {
  /** Adds a listener; answers with a disposer. */
  add(listener: (...args: A) => void): () => void;
  tell(...args: A): void;
}

/** Makes an empty set of listeners; one that is removed while being told is not told any more. */
export function createListeners<A extends unknown[] = []>(): Listeners<A> {
  const set = new Set<{ run: (...args: A) => void }>();
  return {
    add(run) {
      const listener = { run };
      set.add(listener);
      return () => {
        set.delete(listener);
      };
    },
    tell(...args) {
      for (const listener of [...set]) if (set.has(listener)) listener.run(...args);
    },
  };
}
