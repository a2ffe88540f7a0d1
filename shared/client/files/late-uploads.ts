import { fail } from '../../protocol/result.ts';
import { createListeners } from '../listeners.ts';
import type { PickedFile, Uploads } from './uploads.ts';

/** Uploads whose code comes with the first file; until then there is nothing to show. */
export interface LateUploads extends Uploads {
  /** Brings the code: something was picked before this page began. */
  load(): void;
}

const none: readonly PickedFile[] = [];

/** Uploads that can be used at once; `load` is called when a file is first spoken of, and again where it failed. */
export function createLateUploads(load: () => Promise<Uploads>): LateUploads {
  const changed = createListeners();
  let made: Uploads | null = null;
  let loading: Promise<Uploads> | null = null;
  let closed = false;

  const get = (): Promise<Uploads> => {
    loading ??= load().then(
      (uploads) => {
        if (closed) uploads.close();
        made = uploads;
        uploads.subscribe(changed.tell);
        changed.tell();
        return uploads;
      },
      (error: unknown) => {
        loading = null;
        throw error;
      },
    );
    return loading;
  };
  const soon = (act: (uploads: Uploads) => void): void => void get().then(act, () => {});

  return {
    getSnapshot: () => made?.getSnapshot() ?? none,
    subscribe: changed.add,
    load: () => soon(() => {}),
    add: async (lane, files) => (await get()).add(lane, files),
    retry: (clientId) => soon((uploads) => uploads.retry(clientId)),
    drop: (clientIds) => soon((uploads) => uploads.drop(clientIds)),
    sent: (clientIds) => soon((uploads) => uploads.sent(clientIds)),
    pending(clientIds) {
      if (clientIds.length === 0) return false;
      if (!made) soon(() => {});
      return made?.pending(clientIds) ?? true;
    },
    idsOf: (clientIds) => made?.idsOf(clientIds) ?? fail('unavailable', 'not loaded'),
    again: (clientIds) => made?.again(clientIds),
    wake: () => made?.wake(),
    close() {
      closed = true;
      made?.close();
    },
  };
}
