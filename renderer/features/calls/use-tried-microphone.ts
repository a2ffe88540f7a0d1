import { useEffect, useState } from 'react';
import type { MicrophoneProblem } from '../../../shared/client/media/microphone.ts';
import { release } from '../../../shared/client/media/release.ts';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { callsSlot } from './calls-store.ts';

/** The microphone as it would be heard: that of the call where there is one, else one that is opened to be tried. */
export function useTriedMicrophone(wanted: boolean): {
  stream: MediaStream | null;
  problem: MicrophoneProblem | null;
  again(): void;
} {
  const calls = useSlot(callsSlot);
  const { local, phase, problem: inCall, microphoneId, switches } = useReadable(calls);
  const [tried, setTried] = useState<{ stream: MediaStream | null; problem: MicrophoneProblem | null }>({
    stream: null,
    problem: null,
  });
  const [attempt, setAttempt] = useState(0);
  const free = phase === 'idle' || phase === 'ended' || phase === 'elsewhere';
  const on = wanted && free;
  // biome-ignore lint/correctness/useExhaustiveDependencies: an attempt is a reason to open it again
  useEffect(() => {
    if (!on) return;
    let open = true;
    let stream: MediaStream | null = null;
    void calls.microphones.open(microphoneId, switches).then((opened) => {
      if (opened.ok) stream = opened.stream;
      if (!open) return release(stream);
      setTried(opened.ok ? { stream, problem: null } : { stream: null, problem: opened.problem });
      calls.look();
    });
    return () => {
      open = false;
      release(stream);
      setTried({ stream: null, problem: null });
    };
  }, [on, calls, microphoneId, switches, attempt]);
  return {
    stream: free ? tried.stream : local,
    problem: free ? tried.problem : inCall,
    again: () => setAttempt((count) => count + 1),
  };
}
