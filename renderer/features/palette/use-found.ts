import { useEffect, useState } from 'react';
import type { OutputOf } from '../../../shared/protocol/contract.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import { useWorkspace } from '../../bridge/workspace.ts';
import { parseQuery } from './parse-query.ts';

type Found = OutputOf<RepContract, 'search.find'>;

export interface FoundState {
  /** What was found for `text`; of an earlier text while the next is asked. */
  found: Found | null;
  text: string;
  busy: boolean;
  failed: boolean;
  more(): void;
}

/** So long one types on before the router is asked. */
const pauseMs = 120;
const pageSize = 20;

/** Looks for what is typed, once the typing rests; an answer to an older text is dropped. */
export function useFound(typed: string): FoundState {
  const { connection, timers, clock } = useWorkspace();
  const text = typed.trim();
  const [state, setState] = useState<Omit<FoundState, 'more' | 'busy'>>({ found: null, text: '', failed: false });
  const [asking, setAsking] = useState(false);

  useEffect(() => {
    if (text.length < 2) {
      setState({ found: null, text, failed: false });
      return;
    }
    let current = true;
    setAsking(true);
    const drop = timers.after(pauseMs, () => {
      const query = parseQuery(text, clock.now());
      void connection.request('search.find', { query, limit: pageSize }).then((result) => {
        if (!current) return;
        setAsking(false);
        setState({ found: result.ok ? result.data : null, text, failed: !result.ok });
      });
    });
    return () => {
      current = false;
      setAsking(false);
      drop();
    };
  }, [text, connection, timers, clock]);

  const more = (): void => {
    const had = state.found;
    if (had?.next == null || asking) return;
    setAsking(true);
    const query = parseQuery(state.text, clock.now());
    void connection.request('search.find', { query, next: had.next, limit: pageSize }).then((result) => {
      setAsking(false);
      setState((now) => {
        // Something else was typed meanwhile.
        if (now.found !== had || !result.ok) return now;
        return { ...now, found: { ...had, talks: [...had.talks, ...result.data.talks], next: result.data.next } };
      });
    });
  };
  return { ...state, busy: asking, more };
}
