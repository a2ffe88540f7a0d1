import { type ComponentProps, useEffect, useRef } from 'react';

/** What a camera or a screen shows now; never with sound. */
export function LivePicture({ stream, ...rest }: { stream: MediaStream | null } & ComponentProps<'video'>) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const { current } = video;
    if (!current) return;
    current.srcObject = stream;
    // A picture without sound plays unasked.
    current.play().catch(() => {});
  }, [stream]);
  return <video {...rest} ref={video} muted playsInline />;
}
