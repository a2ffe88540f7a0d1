/** Brings a chunk that is not needed yet: where the network went, it is asked for again once it is back. */
export const bring = <T>(load: () => Promise<T>): Promise<T> =>
  load().catch(
    () => new Promise<T>((resolve) => addEventListener('online', () => resolve(bring(load)), { once: true })),
  );
