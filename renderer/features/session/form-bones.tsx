import { Bone, Skeleton } from '../../ui/skeleton.tsx';

/** Two fields and a button that are not known yet. */
export function FormBones() {
  return (
    <Skeleton>
      <div className="flex flex-col gap-4">
        <Bone className="h-9 rounded-control" />
        <Bone className="h-9 rounded-control" />
        <Bone className="mt-2 h-9 rounded-control" />
      </div>
    </Skeleton>
  );
}
