import { useEffect, useRef } from 'react';
import { playThrough } from '../../../shared/client/media/loudspeakers.ts';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { callsSlot } from './calls-store.ts';

/** Plays what the other side says through the chosen loudspeaker. */
export function RemoteSound({ stream }: { stream: MediaStream }) {
  const { id } = useReadable(useSlot(callsSlot).loudspeakers);
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (audio.current) void playThrough(audio.current, id);
  }, [id]);
  useEffect(() => {
    const { current } = audio;
    if (!current) return;
    current.srcObject = stream;
    // Refused only where nobody ever pressed anything, and an answer is a press.
    current.play().catch(() => {});
    return () => {
      current.srcObject = null;
    };
  }, [stream]);
  // biome-ignore lint/a11y/useMediaCaption: a live voice has no captions
  return <audio ref={audio} />;
}
