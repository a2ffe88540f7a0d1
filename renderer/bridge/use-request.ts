import { useCallback, useEffect, useMemo, useState } from 'react';
import type { InputOf, OutputOf } from '../../shared/protocol/contract.ts';
import type { ErrorBody } from '../../shared/protocol/errors.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import { useConnection, useWorkspace } from './workspace.ts';

interface Asked<T> {
  /** The last answer; kept while it is asked for again. */
  data: T | null;
  error: ErrorBody | null;
}

/** Something the router knows and does not push: asked for when the screen opens, at each connect, and on request. */
export function useRequest<K extends keyof RepContract & string>(
  event: K,
  /** Null asks for nothing yet. */
  input: InputOf<RepContract, K> | null,
  /** Asked again where this changes: the answer may be another one by then. */
  moment?: string,
): Asked<OutputOf<RepContract, K>> & {
  again(): void;
  /** Takes an answer that came another way, such as with a change. */
  put(data: OutputOf<RepContract, K>): void;
} {
  const { connection } = useWorkspace();
  const state = useConnection();
  const epoch = state.kind === 'connected' ? state.epoch : 0;
  const [asked, setAsked] = useState<Asked<OutputOf<RepContract, K>>>({ data: null, error: null });
  const [attempt, setAttempt] = useState(0);
  const inputText = input === null ? null : JSON.stringify(input);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new attempt asks again, and so does another moment
  useEffect(() => {
    if (epoch === 0 || inputText === null) return;
    let current = true;
    void connection.request(event, JSON.parse(inputText) as InputOf<RepContract, K>).then((result) => {
      if (!current) return;
      setAsked((had) => (result.ok ? { data: result.data, error: null } : { data: had.data, error: result.error }));
    });
    return () => {
      current = false;
    };
  }, [connection, event, inputText, epoch, attempt, moment]);

  const again = useCallback(() => setAttempt((count) => count + 1), []);
  const put = useCallback((data: OutputOf<RepContract, K>) => setAsked({ data, error: null }), []);
  return useMemo(() => ({ ...asked, again, put }), [asked, again, put]);
}
