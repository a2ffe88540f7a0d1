import { useCallback, useEffect, useState } from 'react';
import type { ErrorBody } from '../../../shared/protocol/errors.ts';
import type { Result } from '../../../shared/protocol/result.ts';

export type Asked<T> = { kind: 'asking' } | { kind: 'had'; data: T } | { kind: 'failed'; error: ErrorBody };

/** Asks once when the page opens, and again on request. `ask` must keep its identity between draws. */
export function useAsk<T>(ask: () => Promise<Result<T>>): Asked<T> & { again(): void } {
  const [asked, setAsked] = useState<Asked<T>>({ kind: 'asking' });
  const [attempt, setAttempt] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again
  useEffect(() => {
    let current = true;
    setAsked({ kind: 'asking' });
    void ask().then((result) => {
      if (current) setAsked(result.ok ? { kind: 'had', data: result.data } : { kind: 'failed', error: result.error });
    });
    return () => {
      current = false;
    };
  }, [ask, attempt]);
  const again = useCallback(() => setAttempt((n) => n + 1), []);
  return { ...asked, again };
}
