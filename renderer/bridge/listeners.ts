/** Who wants to hear of a change; a listener that leaves while it is being told is not told again. */
export function createListeners<T>() {
  const listeners = new Set<(value: T) => void>();
  return {
    add(listener: (value: T) => void): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    tell(value: T): void {
      for (const listener of [...listeners]) listener(value);
    },
  };
}
