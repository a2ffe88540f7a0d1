import { useEffect, useState } from 'preact/hooks';

/** What lies in a chunk of its own, once it is wanted and there. */
export function useLate<T>(wanted: boolean, load: () => Promise<T>): T | null {
  const [late, setLate] = useState<T | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for once it is wanted
  useEffect(() => {
    if (!wanted) return;
    let gone = false;
    const ask = (): void => {
      load().then(
        (made) => {
          if (!gone) setLate(() => made);
        },
        // The network went: the next time it is back the chunk is asked for again.
        () => addEventListener('online', ask, { once: true }),
      );
    };
    ask();
    return () => {
      gone = true;
      removeEventListener('online', ask);
    };
  }, [wanted]);
  return late;
}
