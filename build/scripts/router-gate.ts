/** Holds requests back while the router restarts, instead of failing them. */
export interface RouterGate {
  opened(): void;
  closed(): void;
  /** Resolves once the router listens; after `limitMs` all the same, and then the proxy says what is wrong. */
  passed(limitMs: number): Promise<void>;
}

export function createRouterGate(): RouterGate {
  let isOpen = false;
  let waiting: (() => void)[] = [];
  return {
    opened: () => {
      isOpen = true;
      for (const pass of waiting) pass();
      waiting = [];
    },
    closed: () => {
      isOpen = false;
    },
    passed: (limitMs) => {
      if (isOpen) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, limitMs);
        waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    },
  };
}
