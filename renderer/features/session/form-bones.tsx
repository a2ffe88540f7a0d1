import { Bone, Skeleton } from '../../ui/skeleton.tsx';

/** Two fields and a button that are not known yet. */
export function FormBones() {
  return (
    <Skeleton>
      <div className="flex flex-col gap-4">
        <Bone shape="box" className="h-9" />
        <Bone shape="box" className="h-9" />
        <Bone shape="box" className="mt-2 h-9" />
      </div>
    </Skeleton>
  );
}
