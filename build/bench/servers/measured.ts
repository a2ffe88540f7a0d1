/** What a measured server tells its parent before it is loaded. */
export interface Ready<T> {
  ready: T;
}

/** Figures of a measured server: CPU in microseconds since its start, heap and commits. */
export interface Figures {
  cpu: number;
  heap: number;
  commits: number;
}

/** Tells the parent that the server is ready, and answers each message with the figures of this moment. */
export const measured = <T>(ready: T, commits: () => number): void => {
  process.on('message', () => {
    // Read before the collection below, which is the bench's doing and grows with the heap, not with the work.
    const { user, system } = process.cpuUsage();
    globalThis.gc?.();
    process.send?.({ cpu: user + system, heap: process.memoryUsage().heapUsed, commits: commits() } satisfies Figures);
  });
  process.send?.({ ready } satisfies Ready<T>);
};
