/** How a picture lies in its frame: `scale` from 1 on, moved by so many pixels from the middle. */
export interface Zoom {
  scale: number;
  x: number;
  y: number;
}
/** A finger, in pixels from the middle of the frame. */
export interface Point {
  x: number;
  y: number;
}

/** The picture as it fits. */
export const whole: Zoom = { scale: 1, x: 0, y: 0 };
const most = 6;

/** The same within bounds: never smaller than it fits, never moved out of its frame. */
const bounded = ({ scale, x, y }: Zoom, width: number, height: number): Zoom => {
  const size = Math.min(most, Math.max(1, scale));
  const reach = (length: number): number => ((size - 1) * length) / 2;
  const within = (value: number, far: number): number => Math.min(far, Math.max(-far, value)) || 0;
  return { scale: size, x: within(x, reach(width)), y: within(y, reach(height)) };
};

/** The picture after fingers went from `from` to `to`: one moves it, two turn their distance into its size and keep what lies under them. */
export function moveZoom(
  zoom: Zoom,
  from: readonly Point[],
  to: readonly Point[],
  frame: { width: number; height: number },
): Zoom {
  const middle = (points: readonly Point[]): Point => ({
    x: points.reduce((sum, { x }) => sum + x, 0) / points.length,
    y: points.reduce((sum, { y }) => sum + y, 0) / points.length,
  });
  const apart = ([a, b]: readonly Point[]): number => (a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0);
  if (from.length === 0 || from.length !== to.length) return zoom;
  const [was, is] = [middle(from), middle(to)];
  const wanted = apart(from) > 0 ? (zoom.scale * apart(to)) / apart(from) : zoom.scale;
  const scale = Math.min(most, Math.max(1, wanted));
  const by = scale / zoom.scale;
  return bounded(
    { scale, x: is.x - (was.x - zoom.x) * by, y: is.y - (was.y - zoom.y) * by },
    frame.width,
    frame.height,
  );
}

/** Twice as large around a point, or whole again. */
export const toggleZoom = (zoom: Zoom, at: Point, { width, height }: { width: number; height: number }): Zoom =>
  zoom.scale > 1 ? whole : bounded({ scale: 2.5, x: -at.x * 1.5, y: -at.y * 1.5 }, width, height);
