import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { RowBones, Skeleton } from './skeleton.tsx';

/** A part of the window whose code comes after the first screen's. */
export interface Late<Props> {
  readonly component: ComponentType<Props>;
  /** Fetches the code ahead of its need; failing is no matter, for drawing it tries again. */
  fetch(): void;
}

const bones = (
  <Skeleton className="pt-3">
    <RowBones tall />
  </Skeleton>
);

/**
 * Keeps the code of a screen, a dialog or a panel out of what is read before the first screen stands. Bones stand in for it
 * meanwhile; a dialog has nothing: `late(() => import('./a-dialog.tsx').then((file) => file.ADialog), null)`.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode = bones,
): Late<Props> {
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
        <Suspense fallback={meanwhile}>
          <Now {...props} />
        </Suspense>
      );
    },
    fetch: () => void load().catch(() => {}),
  };
}
