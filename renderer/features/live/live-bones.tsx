import { Bone, Skeleton } from '../../ui/skeleton.tsx';

const rows = [36, 28, 44, 32, 40, 24, 36, 30, 42, 34];

/** The table's rows before they are known. */
export function LiveBones() {
  return (
    <Skeleton className="pt-8">
      {rows.map((width, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have no identity
        <div key={index} className="flex h-9 items-center gap-4 px-4">
          <Bone shape="face" className="size-6" />
          <Bone className="w-36" />
          <span className="flex-1" />
          <Bone className={width > 34 ? 'w-28' : 'w-20'} />
          <span className="flex-1" />
          <Bone className={width > 30 ? 'w-40' : 'w-24'} />
          <span className="flex-1" />
          <Bone className="w-16" />
        </div>
      ))}
    </Skeleton>
  );
}
