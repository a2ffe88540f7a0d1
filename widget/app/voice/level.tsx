import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { Hear } from '../../../shared/client/media/hear-stream.ts';
import { meterLevel } from '../../../shared/client/media/meter-level.ts';
import { browserTimers } from '../../../shared/client/timers.ts';

/** How loud a microphone is, as a bar. */
export function Level({ stream, hear, label }: { stream: MediaStream | null; hear: Hear; label: string }): JSX.Element {
  const bar = useRef<HTMLElement>(null);
  useEffect(() => {
    if (!stream) return undefined;
    const draw = (full: number): void => bar.current?.style.setProperty('scale', `${full.toFixed(2)} 1`);
    const stop = meterLevel(() => hear(stream), browserTimers, draw);
    return () => {
      stop();
      draw(0);
    };
  }, [stream, hear]);
  return (
    <span class="call-level" role="img" aria-label={label}>
      <i ref={bar} />
    </span>
  );
}
