import { type ComponentType, lazy, Suspense } from 'react';
import { RowBones, Skeleton } from '../ui/skeleton.tsx';

/** A part of the window whose code comes after the first screen's. */
export interface Late<Props> {
  readonly component: ComponentType<Props>;
  /** Fetches the code ahead of its need; failing is no matter, for drawing it tries again. */
  fetch(): void;
}

/** Keeps a screen's code out of what is read before the first screen stands; its bones stand in for it meanwhile. */
export function late<Props extends object>(load: () => Promise<ComponentType<Props>>): Late<Props> {
  // What could not be fetched once is remembered as such by `lazy`: who tries again needs a new one.
  const attempt = () =>
    lazy(async () => {
      try {
        return { default: await load() };
      } catch (error) {
        Body = attempt();
        throw error;
      }
    });
  let Body = attempt();
  return {
    component: (props) => {
      const Now = Body;
      return (
        <Suspense
          fallback={
            <Skeleton className="pt-3">
              <RowBones tall />
            </Skeleton>
          }
        >
          <Now {...props} />
        </Suspense>
      );
    },
    fetch: () => void load().catch(() => {}),
  };
}
