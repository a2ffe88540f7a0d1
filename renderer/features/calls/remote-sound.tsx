import { useEffect, useRef } from 'react';
import { playThrough } from '../../../shared/client/media/loudspeakers.ts';
import { useReadable, useSlot } from '../../bridge/workspace.ts';
import { callsSlot } from './calls-store.ts';

interface RemoteSoundProps {
  stream: MediaStream;
  /** Nothing is to be heard yet; the loudspeaker is opened all the same, so that the first word waits for nothing. */
  silent?: boolean;
}

/** Plays what the other side says through the chosen loudspeaker. */
export function RemoteSound({ stream, silent = false }: RemoteSoundProps) {
  const { id } = useReadable(useSlot(callsSlot).loudspeakers);
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    if (audio.current) void playThrough(audio.current, id);
  }, [id]);
  useEffect(() => {
    const { current } = audio;
    if (!current) return;
    current.srcObject = stream;
    return () => {
      current.srcObject = null;
    };
  }, [stream]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another stream is played too
  useEffect(() => {
    const { current } = audio;
    if (!current) return;
    current.muted = silent;
    // Refused only where nobody ever pressed anything, and an answer is a press.
    current.play().catch(() => {});
  }, [stream, silent]);
  // biome-ignore lint/a11y/useMediaCaption: a live voice has no captions
  return <audio ref={audio} />;
}
