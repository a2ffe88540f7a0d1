import { useEffect, useRef } from 'react';

/** Plays what the other side says. */
export function RemoteSound({ stream }: { stream: MediaStream }) {
  const audio = useRef<HTMLAudioElement>(null);
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
