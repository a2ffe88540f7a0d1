import type { JSX, TargetedMouseEvent, TargetedPointerEvent } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { moveZoom, type Point, toggleZoom, whole } from './zoom.ts';

/** What the rep shows; two fingers make it larger, a double tap too. */
export function Picture({ stream, label }: { stream: MediaStream | null; label: string }): JSX.Element {
  const video = useRef<HTMLVideoElement>(null);
  const fingers = useRef(new Map<number, Point>());
  const [zoom, setZoom] = useState(whole);
  useEffect(() => {
    const { current } = video;
    if (!current) return;
    current.srcObject = stream;
    // A picture without sound plays unasked.
    current.play().catch(() => {});
  }, [stream]);
  const at = ({ clientX, clientY, currentTarget }: TargetedMouseEvent<HTMLElement>): Point => {
    const { left, top, width, height } = currentTarget.getBoundingClientRect();
    return { x: clientX - left - width / 2, y: clientY - top - height / 2 };
  };
  const move = (event: TargetedPointerEvent<HTMLElement>): void => {
    const known = fingers.current;
    if (!known.has(event.pointerId)) return;
    const from = [...known.values()];
    known.set(event.pointerId, at(event));
    const to = [...known.values()];
    const { clientWidth: width, clientHeight: height } = event.currentTarget;
    setZoom((now) => moveZoom(now, from, to, { width, height }));
  };
  const lift = ({ pointerId }: PointerEvent): void => void fingers.current.delete(pointerId);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: fingers alone; the same is done by the buttons beside it
    <div
      class="demo-picture"
      onPointerDown={(event) => {
        fingers.current.set(event.pointerId, at(event));
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={move}
      onPointerUp={lift}
      onPointerCancel={lift}
      onDblClick={(event) => {
        const { clientWidth: width, clientHeight: height } = event.currentTarget;
        const point = at(event);
        setZoom((now) => toggleZoom(now, point, { width, height }));
      }}
    >
      <video
        ref={video}
        aria-label={label}
        muted
        playsInline
        style={{ transform: `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.scale})` }}
      />
    </div>
  );
}
