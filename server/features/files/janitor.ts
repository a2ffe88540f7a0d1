import type { Core } from '../core.ts';
import type { Timers } from '../timers.ts';
import type { FileDisk } from './file-disk.ts';
import {
  deleteFile,
  emptyFile,
  fileById,
  readFilesOf,
  readOrphans,
  type StoredFile,
  unsentBefore,
} from './files-repository.ts';

const hourMs = 3_600_000;
/** An upload that no message carried by then is nobody's. */
export const unsentMs = 24 * hourMs;

/** Removes what nobody can see any more: uploads that were never sent, and files of messages that are gone. */
export const createJanitor = ({ store, clock, log }: Core, { disk, timers }: { disk: FileDisk; timers: Timers }) => {
  let dropTimer = () => {};
  let sweeping: Promise<void> = Promise.resolve();

  // First the row, then the bytes: a row that leads nowhere would be shown, bytes without a row are only in the way.
  const empty = async (files: readonly StoredFile[]): Promise<void> => {
    for (const { id, stored_as } of files) {
      await store.run((tx) => tx.run(emptyFile, { id }));
      if (stored_as !== null) await disk.remove(stored_as);
      await disk.clear(id);
    }
  };

  const forgetUnsent = async (): Promise<void> => {
    const before = clock.now() - unsentMs;
    for (;;) {
      const found = await store.read((reads) => reads.all(unsentBefore, { before }));
      for (const { id, stored_as } of found) {
        await store.run((tx) => tx.run(deleteFile, { id }));
        if (stored_as !== null) await disk.remove(stored_as);
        await disk.clear(id);
      }
      if (found.length === 0) break;
    }
    // Parts of uploads whose row is gone: a router that died between the two.
    for (const id of await disk.begun()) {
      if (!(await store.read((reads) => reads.get(fileById, { id })))) await disk.clear(id);
    }
  };

  const sweep = async (): Promise<void> => {
    await forgetUnsent();
    for (;;) {
      const found = await readOrphans(store.k);
      if (found.length === 0) return;
      await empty(found);
    }
  };

  const run = (): void => {
    sweeping = sweep().catch((error: unknown) => log.error('files could not be cleared', { error }));
    void sweeping.then(plan);
  };
  let stopped = true;
  const plan = (): void => {
    if (!stopped) dropTimer = timers.after(hourMs, run);
  };

  return {
    start: (): void => {
      stopped = false;
      plan();
    },
    stop: (): void => {
      stopped = true;
      dropTimer();
    },
    sweep,
    /** Removes name and bytes of all files of a conversation, or of all conversations of a visitor; their places say they are gone. */
    removeFilesOf: async (whose: { conversationId: string } | { visitorId: string }): Promise<number> => {
      const found = await readFilesOf(store.k, whose);
      await empty(found);
      return found.length;
    },
  };
};
