import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { Badge } from '../../ui/badge.tsx';
import { DeskMarks } from './desk-marks.tsx';
import { deskSlot } from './desk-store.ts';

/** What a closed conversation came to, and its tags. */
export function ClosedMarks({ tags, disposition }: { tags: readonly string[]; disposition: string | null }) {
  const dispositions = useReadable(useSlot(deskSlot).dispositions) ?? [];
  const came = dispositions.find(({ id }) => id === disposition);
  return (
    <>
      <DeskMarks tags={tags} snoozedUntil={null} mentions={0} />
      {came !== undefined && (
        <Badge className="max-w-28">
          <bdi className="truncate">{came.name}</bdi>
        </Badge>
      )}
    </>
  );
}
