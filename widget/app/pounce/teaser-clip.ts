/** Room for the launcher (56 px) with its shadow and badge, as the loader has it. */
const launcherBox = 96;
/** The launcher's upper edge: the teaser stands above it, with room for its own shadow. */
const launcherTop = 76;

/**
 * The part of the frame that a teaser needs, measured from the frame's corner in CSS pixels: the teaser's box and the
 * launcher's in one outline. What lies beside the launcher and below the teaser stays the page's to click.
 */
export function teaserClip({ onLeft, width, height }: { onLeft: boolean; width: number; height: number }): string {
  const from = (length: number): string => (onLeft ? `${length}px` : `calc(100% - ${length}px)`);
  const up = `calc(100% - ${height}px)`;
  const rest = `calc(100% - ${launcherTop}px)`;
  const [edge, near, far] = [onLeft ? '0' : '100%', from(launcherBox), from(width)];
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
