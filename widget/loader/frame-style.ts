export type Shape = 'hidden' | 'launcher' | 'teaser' | 'open';

export interface Layout {
  shape: Shape;
  /** The messenger fills the page, as on a phone. */
  full: boolean;
  /** The launcher is on the left. */
  left: boolean;
  /** What a phone's keyboard leaves to be seen, where that is known. */
  seen: { top: number; height: number } | null;
  /** What of the frame is seen beside the launcher while a teaser is up. */
  clip?: string;
  /** How far the launcher stands from the side and the bottom of the page. */
  gap: readonly [x: number, y: number];
}

/** The launcher, and the room of its shadow and badge on each side. */
const launcher = 56;
const room = 20;
/** The messenger is 384 × 640 at most; around it lies the room of its shadow. */
const openWidth = 404;
const openHeight = 668;

const px = (value: number): string => `${value}px`;

/**
 * The frame's whole style. Every line is important and begins with `all: initial`, because the page's own rules (even
 * important ones, even transitions) must not reach the frame. The frame always has the messenger's size and place, and
 * only as much of it as is needed is cut out to be seen and touched: a frame that grew would count as a layout shift of
 * the page, since the click that opens it is not one of the page's own.
 */
export function frameStyle({ shape, full, left, seen, clip, gap: [x, y] }: Layout): string {
  const rules: Record<string, string> = {
    all: 'initial',
    position: 'fixed',
    bottom: '0',
    [left ? 'left' : 'right']: '0',
    width: full ? '100%' : `min(${px(openWidth + x)}, 100%)`,
    height: full ? '100%' : `min(${px(openHeight + y)}, 100%)`,
    border: '0',
    'z-index': '2147483647',
    // The frame's page has the light scheme at its root: any other here would paint an opaque backdrop behind it.
    'color-scheme': 'light',
  };
  if (shape === 'hidden') rules.visibility = 'hidden';
  if (shape === 'launcher') {
    const rest = (gap: number): string => `calc(100% - ${px(gap + launcher + room)})`;
    const [near, far] = [px(Math.max(0, x - room)), rest(x)];
    const below = px(Math.max(0, y - room));
    rules['clip-path'] = clip || `inset(${rest(y)} ${left ? far : near} ${below} ${left ? near : far})`;
  }
  if (shape === 'teaser' && clip) rules['clip-path'] = clip;
  if (shape === 'open' && full && seen) {
    Object.assign(rules, {
      top: '0',
      bottom: 'auto',
      height: px(seen.height),
      transform: `translateY(${px(seen.top)})`,
    });
  }
  return Object.entries(rules)
    .map(([name, value]) => `${name}:${value}!important`)
    .join(';');
}
