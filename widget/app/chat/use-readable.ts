import { useLayoutEffect, useState } from 'preact/hooks';
import type { Readable } from '../../../shared/client/readable.ts';

/** Renders again whenever the value changes. */
export function useReadable<T>(readable: Readable<T>): T {
  const [shown, show] = useState(() => readable.getSnapshot());
  // Not after the next paint: what is set in the turn of mounting must be drawn with it.
  useLayoutEffect(() => {
    const take = (): void => show(() => readable.getSnapshot());
    // Between rendering and this effect the value may have changed unheard.
    take();
    return readable.subscribe(take);
  }, [readable]);
  return shown;
}
