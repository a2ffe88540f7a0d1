import type { ConsoleLink } from '../../shared/ipc/console-link.ts';

/** Holds links until the console page listens: one that arrives during a start or a reload must not be lost. */
export interface LinkBox {
  put(link: ConsoleLink): void;
  /** Hands over what waits; from now on links go straight to the page. */
  take(): ConsoleLink[];
  /** The page is gone (reload, crash): keep links again. */
  close(): void;
}

export const createLinkBox = (tell: (link: ConsoleLink) => void): LinkBox => {
  let waiting: ConsoleLink[] = [];
  let isOpen = false;
  return {
    put: (link) => {
      if (isOpen) tell(link);
      else waiting.push(link);
    },
    take: () => {
      isOpen = true;
      const taken = waiting;
      waiting = [];
      return taken;
    },
    close: () => {
      isOpen = false;
    },
  };
};
