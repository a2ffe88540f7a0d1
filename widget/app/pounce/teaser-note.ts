import type { Presence } from '../presence/presence.ts';

/** What outlives a change of page: that the teaser was said aloud, and what was typed. */
export interface TeaserNote {
  announced(): boolean;
  draft(): string;
  keep(draft: string): void;
  forget(): void;
}

/** The note of one teaser, kept for the visit where the visitor lets anything be kept. */
export function keptNote({ keeping }: Pick<Presence, 'keeping'>, id: string): TeaserNote {
  const key = `foyer:teaser:${id}`;
  /** A browser that blocks storage says the teaser again on each page. */
  const withStorage = <T>(use: (storage: Storage) => T, otherwise: T): T => {
    try {
      return keeping.getSnapshot() === 'yes' ? use(sessionStorage) : otherwise;
    } catch {
      return otherwise;
    }
  };
  return {
    announced: () => withStorage((storage) => storage.getItem(key) !== null, false),
    draft: () => withStorage((storage) => storage.getItem(key) ?? '', ''),
    keep: (draft) => withStorage((storage) => storage.setItem(key, draft), undefined),
    forget: () => withStorage((storage) => storage.removeItem(key), undefined),
  };
}
