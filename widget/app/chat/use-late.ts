import { useEffect, useState } from 'preact/hooks';
import { bring } from './bring.ts';

/** What lies in a chunk of its own, once it is wanted and there. */
export function useLate<T>(wanted: boolean, load: () => Promise<T>): T | null {
  const [late, setLate] = useState<T | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once it is wanted
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    void bring(load).then((made) => {
      if (!gone) setLate(() => made);
    });
    return () => {
      gone = true;
    };
  }, [wanted]);
  return late;
}
