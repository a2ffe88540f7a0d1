import type { DeliveryStore } from './delivery-store.ts';
import type { Drafts } from './drafts.ts';

/** Makes the drafts of a store; a lane typed into before the store was read keeps what was typed. */
export function createDrafts({ store }: { store: DeliveryStore }): Drafts {
  const texts = new Map<string, string>();
  const unwritten = new Set<string>();
  const writing = new Set<string>();

  const ready = store.drafts().then(
    (stored) => {
      for (const { lane, text } of stored) if (!texts.has(lane)) texts.set(lane, text);
    },
    () => {},
  );

  // Of a lane one write after the other, or an older text could be stored last. The first of each begins at once, whatever
  // the others wait for: the page may go at any key.
  const write = async (lane: string): Promise<void> => {
    while (unwritten.delete(lane)) {
      const text = texts.get(lane);
      // A draft that cannot be stored is still in memory, and the next change tries again.
      await (text ? store.putDraft({ lane, text }) : store.deleteDraft(lane)).catch(() => {});
    }
    writing.delete(lane);
  };

  return {
    ready,
    get: (lane) => texts.get(lane) ?? '',
    set(lane, text) {
      texts.set(lane, text);
      unwritten.add(lane);
      if (writing.has(lane)) return;
      writing.add(lane);
      void write(lane);
    },
    hurry: () => unwritten.forEach(write),
  };
}
