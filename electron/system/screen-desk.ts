import type { ScreenSource } from '../../shared/ipc/screen.ts';

interface ScreenDeskDeps {
  /** What can be captured now. */
  list: () => Promise<ScreenSource[]>;
  /** The ids of our own windows: they show visitors' names, and nobody demonstrates them. */
  own: () => readonly string[];
  /** Keeps what the desktop itself shows out of pictures of the screen, where the platform knows that. */
  protect: (veiled: boolean) => void;
}

/** What the console may capture: nothing until it was chosen, and then once. */
export interface ScreenDesk {
  sources(): Promise<ScreenSource[]>;
  choose(id: string): boolean;
  /** What was chosen, for the one question it was chosen for. */
  readonly chosen: {
    has(): boolean;
    take(): { id: string; name: string } | null;
  };
  veil(veiled: boolean): void;
  isVeiled(): boolean;
  /** The page that showed something is gone, and so is its picture. */
  reset(): void;
}

export const createScreenDesk = ({ list, own, protect }: ScreenDeskDeps): ScreenDesk => {
  let known: readonly ScreenSource[] = [];
  let chosen: ScreenSource | null = null;
  let veiled = false;
  const veil = (next: boolean): void => {
    if (veiled === next) return;
    veiled = next;
    protect(next);
  };
  return {
    sources: async () => {
      const ours = new Set(own());
      known = (await list()).filter(({ id }) => !ours.has(id));
      return [...known];
    },
    choose: (id) => {
      chosen = known.find((source) => source.id === id) ?? null;
      return chosen !== null;
    },
    chosen: {
      has: () => chosen !== null,
      take: () => {
        const taken = chosen;
        chosen = null;
        return taken && { id: taken.id, name: taken.name };
      },
    },
    veil,
    isVeiled: () => veiled,
    reset: () => {
      known = [];
      chosen = null;
      veil(false);
    },
  };
};
