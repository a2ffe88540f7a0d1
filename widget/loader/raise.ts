/**
 * Puts the frame into the browser's top layer, or takes it out: above whatever a page stacks, and fixed to the window also where
 * the page turns or filters its root, which would else take a fixed frame along. Where a browser knows no top layer the frame
 * stays as it is.
 */
export function raise(frame: HTMLElement, up: boolean): void {
  if (!frame.showPopover || !frame.popover !== up) return;
  frame.popover = up ? 'manual' : null;
  if (up) frame.showPopover();
}
