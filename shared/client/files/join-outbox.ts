import type { Outbox } from '../delivery/outbox.ts';
import type { Uploads } from './uploads.ts';

/** Lets messages go once their files are there, and forgets files once their message is stored. Answers with a disposer. */
export function joinOutbox(outbox: Pick<Outbox, 'getSnapshot' | 'subscribe' | 'wake'>, uploads: Uploads): () => void {
  let settled = 0;
  const dropUploads = uploads.subscribe(() => {
    const now = uploads.getSnapshot().filter(({ state }) => state === 'ready' || state === 'failed').length;
    if (now > settled) outbox.wake();
    settled = now;
  });
  /** Messages on their way that take files along: once stored, one may be gone from the outbox before anybody looks. */
  const carrying = new Map<string, readonly string[]>();
  const look = (): void => {
    const underWay = new Set<string>();
    for (const { clientId, state, files } of outbox.getSnapshot().items) {
      if (!files || state === 'sent') continue;
      underWay.add(clientId);
      carrying.set(clientId, files);
    }
    for (const [clientId, files] of carrying) {
      if (underWay.has(clientId)) continue;
      carrying.delete(clientId);
      uploads.sent(files);
    }
  };
  look();
  const dropOutbox = outbox.subscribe(look);
  return () => {
    dropUploads();
    dropOutbox();
  };
}

/** The picked files of a lane that no message takes along yet. */
export function filesToPick<T extends { clientId: string; lane: string }>(
  files: readonly T[],
  items: readonly { files?: readonly string[] }[],
  lane: string,
): T[] {
  const taken = new Set(items.flatMap((item) => item.files ?? []));
  return files.filter((file) => file.lane === lane && !taken.has(file.clientId));
}
