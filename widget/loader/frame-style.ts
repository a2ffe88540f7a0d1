export type Shape = 'hidden' | 'launcher' | 'open';

/** Room for the launcher (56 px) with its shadow and badge. */
const launcherBox = 96;
/** The messenger is 384 × 640 at most; around it lies the room of its shadow. */
const openWidth = 424;
const openHeight = 688;

const px = (value: number): string => `${value}px`;

/**
 * The frame's whole style. Every line is important and begins with `all: initial`, because the page's own rules (even
 * important ones, even transitions) must not reach the frame. Fixed and sized here, it never shifts the layout.
 */
export function frameStyle(shape: Shape, full: boolean, viewport: { top: number; height: number } | null): string {
  const rules: Record<string, string> = {
    all: 'initial',
    position: 'fixed',
    'inset-block': 'auto 0',
    'inset-inline': 'auto 0',
    border: '0',
    'z-index': '2147483647',
    // The frame's page has the light scheme at its root: any other here would paint an opaque backdrop behind it.
    'color-scheme': 'light',
  };
  if (shape === 'hidden') Object.assign(rules, { width: '1px', height: '1px', visibility: 'hidden' });
  else if (shape === 'launcher') Object.assign(rules, { width: px(launcherBox), height: px(launcherBox) });
  else if (!full) {
    Object.assign(rules, { width: `min(${px(openWidth)}, 100%)`, height: `min(${px(openHeight)}, 100%)` });
  } else if (viewport) {
    // A phone's keyboard covers the page without making it smaller; the part that is still seen is the frame's.
    Object.assign(rules, { 'inset-block': `${px(viewport.top)} auto`, width: '100%', height: px(viewport.height) });
  } else Object.assign(rules, { 'inset-block': '0', width: '100%', height: '100%' });
  return Object.entries(rules)
    .map(([name, value]) => `${name}:${value}!important`)
    .join(';');
}
