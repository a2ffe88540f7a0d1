/**
 * Which page of several sends what: a page claims its own items for as long as it lives, and gets those of a page that is
 * gone. Two pages on one store never both send an item while one of them may still change it.
 */
export interface TabClaims {
  /** The name under which this page stores its items. */
  readonly me: string;
  /** Calls `adopt` once the page of that name is gone; for one page only, and once per name until it was called. */
  whenGone(owner: string, adopt: () => void): void;
  close(): void;
}

/** The part of `navigator.locks` that claims need. */
export interface Locks {
  request(name: string, options: { signal?: AbortSignal }, held: () => Promise<unknown>): Promise<unknown>;
}

/**
 * Claims by locks that the browser frees when a page dies, however it dies. Without locks (pages outside of TLS have none)
 * every page takes all it finds: the router stores each item once all the same.
 */
export function openTabClaims(name: string, me: string, locks: Locks | undefined): TabClaims {
  const over = new AbortController();
  const asked = new Set<string>();
  let release: (value: undefined) => void = () => {};
  const lockOf = (owner: string): string => `${name}/${owner}`;
  const alive = new Promise<undefined>((resolve) => {
    release = resolve;
  });
  locks?.request(lockOf(me), { signal: over.signal }, () => alive).catch(() => {});
  return {
    me,
    whenGone(owner, adopt) {
      if (!locks) return adopt();
      if (asked.has(owner)) return;
      asked.add(owner);
      const take = async (): Promise<void> => {
        asked.delete(owner);
        adopt();
      };
      locks.request(lockOf(owner), { signal: over.signal }, take).catch(() => {});
    },
    close() {
      over.abort();
      release(undefined);
    },
  };
}
