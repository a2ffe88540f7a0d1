/** What a measured server tells its parent before it is loaded. */
export interface Ready<T> {
  ready: T;
}

/** Figures of a measured server: CPU in microseconds since its start, and its heap. Reading the heap collects first. */
export interface Figures {
  cpu: number;
  heap: number;
  /** Whatever this server counts: commits, updates. */
  counted: number;
}

/** Tells the parent that the server is ready, and answers each message with the figures of this moment. */
export const measured = <T>(ready: T, counted: () => number): void => {
  process.on('message', (asked) => {
    // A collection is the bench's doing and grows with the heap, not with the work: whoever counts CPU asks for none.
    if (asked === 'heap') globalThis.gc?.();
    const { user, system } = process.cpuUsage();
    process.send?.({ cpu: user + system, heap: process.memoryUsage().heapUsed, counted: counted() } satisfies Figures);
  });
  // A parent that was ended by hand leaves nobody who would end this.
  process.on('disconnect', () => process.exit());
  process.send?.({ ready } satisfies Ready<T>);
};
