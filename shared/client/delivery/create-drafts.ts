import type { DeliveryStore } from './delivery-store.ts';
import type { Drafts } from './drafts.ts';

/** Makes the drafts of a store; a lane typed into before the store was read keeps what was typed. */
export function createDrafts({ store }: { store: DeliveryStore }): Drafts {
  const texts = new Map<string, string>();
  const unwritten = new Set<string>();
  let writing: Promise<void> | null = null;

  const ready = store.drafts().then(
    (stored) => {
      for (const { lane, text } of stored) if (!texts.has(lane)) texts.set(lane, text);
    },
    () => {},
  );

  // One write after the other, or an older text could be stored last. The first begins at once: the page may go at any key.
  const write = async (): Promise<void> => {
    while (unwritten.size > 0) {
      const lanes = [...unwritten];
      unwritten.clear();
      // A draft that cannot be stored is still in memory, and the next change tries again.
      await Promise.allSettled(
        lanes.map((lane) => {
          const text = texts.get(lane);
          return text ? store.putDraft({ lane, text }) : store.deleteDraft(lane);
        }),
      );
    }
    writing = null;
  };
  const flush = async (): Promise<void> => {
    if (unwritten.size > 0) writing ??= write();
    await writing;
  };

  return {
    ready,
    get: (lane) => texts.get(lane) ?? '',
    set(lane, text) {
      texts.set(lane, text);
      unwritten.add(lane);
      void flush();
    },
    flush,
  };
}
