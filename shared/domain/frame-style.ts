/** How much of the frame is seen. */
export type Shape = 'hidden' | 'launcher' | 'teaser' | 'open';

/** What the frame's style follows from. */
export interface Layout {
  shape: Shape;
  /** The messenger fills the page, as on a phone. */
  full: boolean;
  /** The launcher is on the left. */
  left: boolean;
  /** What a phone's keyboard leaves to be seen, where that is known. */
  seen: { top: number; height: number } | null;
  /** What of the frame is seen in place of a plain launcher: a teaser, a launcher with words. */
  clip?: string;
  /** How far the launcher stands from the side and the bottom of the page. */
  gap: readonly [x: number, y: number];
  /** The page is dark. */
  dark: boolean;
}

/** The launcher, and the room of its shadow and badge on each side. */
const launcher = 56;
const room = 20;
/** The messenger is 384 × 640 at most; around it lies the room of its shadow. */
const openWidth = 404;
const openHeight = 668;

const px = (value: number): string => `${value}px`;

/** What a screen's rounded edge and its bars take of the page: nothing of the frame lies there. */
const edge = (side: string): string => `env(safe-area-inset-${side},0px)`;
const width = `100% - ${edge('left')} - ${edge('right')}`;
const height = `100% - ${edge('top')} - ${edge('bottom')}`;

/**
 * The frame's whole style. Every line is important and begins with `all: initial`, because the page's own rules (even
 * important ones, even transitions) must not reach the frame. The frame always has the messenger's size and place, and
 * only as much of it as is needed is cut out to be seen and touched: a frame that grew would count as a layout shift of
 * the page, since the click that opens it is not one of the page's own.
 */
export function frameStyle({ shape, full, left, seen, clip, gap: [x, y], dark }: Layout): string {
  const side = left ? 'left' : 'right';
  const rules: Record<string, string> = {
    all: 'initial',
    position: 'fixed',
    bottom: edge('bottom'),
    [side]: edge(side),
    width: full ? `calc(${width})` : `min(${px(openWidth + x)},${width})`,
    height: full ? `calc(${height})` : `min(${px(openHeight + y)},${height})`,
    border: '0',
    'z-index': '2147483647',
    // The frame's page has the light scheme at its root: any other here would paint an opaque backdrop behind it.
    'color-scheme': 'light',
  };
  if (shape === 'hidden') rules.visibility = 'hidden';
  if (shape === 'launcher') {
    const rest = (distance: number): string => `calc(100% - ${px(distance + launcher + room)})`;
    const [near, far, below] = [px(Math.max(0, x - room)), rest(x), px(Math.max(0, y - room))];
    rules['clip-path'] = clip || `inset(${rest(y)} ${left ? far : near} ${below} ${left ? near : far})`;
  }
  if (shape === 'teaser' && clip) rules['clip-path'] = clip;
  if (shape === 'open' && full) {
    // Around the messenger, where the page would show.
    rules['box-shadow'] = `0 0 0 99px ${dark ? '#1e2127' : '#fff'}`;
    if (seen) {
      Object.assign(rules, {
        top: edge('top'),
        bottom: 'auto',
        height: `calc(${px(seen.height)} - ${edge('top')})`,
        transform: `translateY(${px(seen.top)})`,
      });
    }
  }
  return Object.entries(rules)
    .map(([name, value]) => `${name}:${value}!important`)
    .join(';');
}
