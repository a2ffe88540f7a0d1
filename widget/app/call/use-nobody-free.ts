import { useEffect, useRef, useState } from 'preact/hooks';
import type { CallView } from '../../../shared/client/media/call-view.ts';
import type { MessengerView } from '../chat/messenger.ts';

/** True once the wait for a call ended without a rep, until it is put away or a call comes. */
export function useNobodyFree(
  { state, phase }: MessengerView,
  soon: boolean,
  { phase: call }: CallView,
): [nobody: boolean, putAway: () => void] {
  const [nobody, setNobody] = useState(false);
  const waited = useRef(false);
  const rep = state?.rep ?? null;
  useEffect(() => {
    if (soon) waited.current = true;
    else if (waited.current && state !== null) {
      waited.current = false;
      setNobody(rep === null && call === 'idle' && phase !== 'closed');
    }
  }, [soon, rep, call, phase, state]);
  useEffect(() => {
    if (rep !== null || call !== 'idle' || phase === 'closed' || soon) setNobody(false);
  }, [rep, call, phase, soon]);
  return [nobody, () => setNobody(false)];
}
