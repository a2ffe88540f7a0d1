import type { DeliveryStore } from '../../../shared/client/delivery/delivery-store.ts';
import { createMemoryStore } from '../../../shared/client/delivery/memory-store.ts';
import { openDeliveryStore } from '../../../shared/client/delivery/open-delivery-store.ts';
import type { Presence } from '../presence/presence.ts';
import { draftsInStep } from './drafts-in-step.ts';

/**
 * The store of outbox and drafts: in memory as long as nothing may stay in this browser, on disk while it may, each with
 * what was typed until then. What is written in `lane` stands in all tabs of the visitor.
 */
export function openKeptStore(
  { keeping, siteKey }: Pick<Presence, 'keeping' | 'siteKey'>,
  lane: string,
): DeliveryStore {
  const name = `foyer:${siteKey}`;
  const open = () => openDeliveryStore(name);
  let current = keeping.getSnapshot() === 'yes' ? open() : createMemoryStore();
  let moved: Promise<unknown> = Promise.resolve();
  let onDisk = keeping.getSnapshot() === 'yes';

  const move = async (from: DeliveryStore, to: DeliveryStore): Promise<void> => {
    for (const item of await from.items()) await to.putItem(item);
    for (const draft of await from.drafts()) await to.putDraft(draft);
  };
  const take = (to: DeliveryStore): DeliveryStore => {
    const from = current;
    current = to;
    moved = moved.then(() => move(from, to)).catch(() => {});
    return from;
  };
  const drop = keeping.subscribe(() => {
    const may = keeping.getSnapshot() === 'yes';
    if (may === onDisk) return;
    onDisk = may;
    if (may) take(open());
    else {
      const from = take(createMemoryStore());
      // Who takes their consent back has nothing here any more; this page goes on with what it has.
      moved = moved.then(() => {
        from.close();
        indexedDB.deleteDatabase(name);
      });
    }
  });
  const inStep = draftsInStep(name, lane, () => onDisk);
  // What was moved must not overwrite what came after it.
  const after = async <T>(act: (store: DeliveryStore) => Promise<T>): Promise<T> => {
    await moved;
    return act(current);
  };
  return {
    items: () => after((store) => store.items()),
    putItem: (item) => after((store) => store.putItem(item)),
    deleteItem: (clientId) => after((store) => store.deleteItem(clientId)),
    drafts: () => after((store) => store.drafts()),
    putDraft(draft) {
      inStep.tell(draft);
      return after((store) => store.putDraft(draft));
    },
    deleteDraft(lane) {
      inStep.tell({ lane, text: '' });
      return after((store) => store.deleteDraft(lane));
    },
    close() {
      inStep.close();
      drop();
      current.close();
    },
  };
}
