/**
 * `ref` of what goes by itself or by a button of its own, such as a bar or a card: where it held the focus, the focus goes
 * back to where it was before, instead of nowhere.
 */
export const returnFocus = (element: HTMLElement | null): (() => void) => {
  if (element === null) return () => {};
  let before: HTMLElement | null = null;
  const enter = ({ relatedTarget: from }: FocusEvent): void => {
    if (from instanceof HTMLElement && !element.contains(from)) before = from;
  };
  element.addEventListener('focusin', enter);
  return () => {
    element.removeEventListener('focusin', enter);
    if (!element.contains(document.activeElement)) return;
    // Once it is gone, and unless something else took the focus with that.
    queueMicrotask(() => document.activeElement === document.body && before?.focus());
  };
};

/** `ref` of what one writes in: where it goes while one stands in it, the focus stays beside it, with what was said. */
export const stayBeside =
  (element: HTMLElement | null): (() => void) =>
  () => {
    if (element?.contains(document.activeElement) !== true) return;
    const said = element.closest('[data-pane]')?.querySelector<HTMLElement>('[role=log]');
    queueMicrotask(() => document.activeElement === document.body && said?.focus());
  };
