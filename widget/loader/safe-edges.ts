const edges = ['top', 'right', 'bottom', 'left'] as const;

/** What a screen's rounded edge and its bars take of the page (top, right, bottom, left): a frame inside of it is not told. */
export function safeEdges(page: Window, frame: HTMLElement): number[] {
  const { cssText } = frame.style;
  for (const edge of edges)
    frame.style.setProperty(`scroll-padding-${edge}`, `env(safe-area-inset-${edge},0px)`, 'important');
  const shown = page.getComputedStyle(frame);
  const found = edges.map((edge) =>
    Math.ceil(Number.parseFloat(shown.getPropertyValue(`scroll-padding-${edge}`)) || 0),
  );
  frame.style.cssText = cssText;
  return found;
}
