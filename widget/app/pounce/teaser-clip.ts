interface TeaserPlace {
  onLeft: boolean;
  width: number;
  height: number;
  /** The launcher's upper edge and its far side, with the room of its shadow and badge. */
  launcher: { top: number; far: number };
}

/**
 * The part of the frame that a teaser needs, measured from the frame's corner in CSS pixels: the teaser's box and the
 * launcher's in one outline. What lies beside the launcher and below the teaser stays the page's to click.
 */
export function teaserClip({ onLeft, width, height, launcher }: TeaserPlace): string {
  const from = (length: number): string => (onLeft ? `${length}px` : `calc(100% - ${length}px)`);
  const up = `calc(100% - ${height}px)`;
  const rest = `calc(100% - ${launcher.top}px)`;
  const [edge, near, far] = [onLeft ? '0' : '100%', from(launcher.far), from(width)];
  const corners = [
    [far, up],
    [edge, up],
    [edge, '100%'],
    [near, '100%'],
    [near, rest],
    [far, rest],
  ];
  return `polygon(${corners.map((corner) => corner.join(' ')).join(',')})`;
}
