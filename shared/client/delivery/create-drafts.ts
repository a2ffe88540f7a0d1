import type { Timers } from '../timers.ts';
import type { DeliveryStore } from './delivery-store.ts';
import type { Drafts } from './drafts.ts';

const writeAfterMs = 400;

/** Makes the drafts of a store; a lane typed into before the store was read keeps what was typed. */
export function createDrafts({ store, timers }: { store: DeliveryStore; timers: Timers }): Drafts {
  const texts = new Map<string, string>();
  const unwritten = new Set<string>();
  let dropTimer = () => {};

  const ready = store.drafts().then(
    (stored) => {
      for (const { lane, text } of stored) if (!texts.has(lane)) texts.set(lane, text);
    },
    () => {},
  );

  const flush = async (): Promise<void> => {
    dropTimer();
    const lanes = [...unwritten];
    unwritten.clear();
    // A draft that cannot be stored is still in memory, and the next change tries again.
    await Promise.allSettled(
      lanes.map((lane) => {
        const text = texts.get(lane);
        return text ? store.putDraft({ lane, text }) : store.deleteDraft(lane);
      }),
    );
  };

  return {
    ready,
    get: (lane) => texts.get(lane) ?? '',
    set(lane, text) {
      texts.set(lane, text);
      unwritten.add(lane);
      dropTimer();
      dropTimer = timers.after(writeAfterMs, () => void flush());
    },
    flush,
    close: () => void flush(),
  };
}
