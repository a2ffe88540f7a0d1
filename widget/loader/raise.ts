/**
 * Puts the frame into the browser's top layer: above whatever a page stacks, and fixed to the window also where the page turns
 * or filters its root, which would else take a fixed frame along. Where a browser knows no top layer the frame stays as it is.
 */
export function raise(frame: HTMLElement): void {
  if (!frame.showPopover) return;
  frame.popover = 'manual';
  frame.showPopover();
}
