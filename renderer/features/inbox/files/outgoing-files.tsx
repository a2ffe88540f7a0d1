import { useReadable, useSlot } from '../../../bridge/workspace.ts';
import { inboxSlot } from '../inbox-store.ts';
import { PickedFileCard } from './picked-file-card.tsx';

/** The files that a message on its way takes along. */
export function OutgoingFiles({ clientIds }: { clientIds: readonly string[] }) {
  const { uploads } = useSlot(inboxSlot);
  const all = useReadable(uploads);
  const files = all.filter((file) => clientIds.includes(file.clientId));
  if (files.length === 0) return null;
  return (
    <div className="flex max-w-full flex-wrap gap-1.5 py-1">
      {files.map((file) => (
        <PickedFileCard key={file.clientId} file={file} />
      ))}
    </div>
  );
}
