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

const stops = 'input:not([type="hidden"]), textarea, button:not([disabled]), a[href], [tabindex="0"]';

/**
 * Where the focus goes back to from a dialog that opens now: to where it is; where that is gone by then, to what was said
 * beside it, else to what is nearest. Whatever took the focus meanwhile keeps it.
 */
export const placeOfFocus = (): (() => HTMLElement | boolean) => {
  const before = document.activeElement;
  const pane = before?.closest('[data-pane]');
  const around: Element[] = [];
  // From a menu the way back is its button, which the menu knows.
  const fromMenu = before?.closest('[role=menu], [role=listbox], [role=dialog]') != null;
  for (let one = fromMenu ? null : before?.parentElement; one; one = one.parentElement) around.push(one);
  const beside = (): HTMLElement | null => {
    const said = pane?.querySelector<HTMLElement>('[role=log]');
    if (said) return said;
    for (const one of around) {
      const stop = one.isConnected ? one.querySelector<HTMLElement>(stops) : null;
      if (stop !== null) return stop;
    }
    return null;
  };
  return () => {
    const here = document.activeElement;
    if (here !== null && here !== document.body && here.closest('[role=dialog]') === null) return false;
    if (before?.isConnected !== true) return beside() ?? true;
    const settle = (): void => {
      if (document.activeElement === document.body && !before.isConnected) beside()?.focus();
    };
    // The focus is given back in a microtask, and what it goes to may be gone by then.
    queueMicrotask(() => queueMicrotask(settle));
    return true;
  };
};

/** `ref` of what goes while one stands in it: the focus stays beside it, with what was said, else with what comes first. */
export const stayBeside =
  (element: HTMLElement | null): (() => void) =>
  () => {
    if (element?.contains(document.activeElement) !== true) return;
    const pane = element.closest('[data-pane]');
    queueMicrotask(() => {
      if (document.activeElement !== document.body) return;
      const beside = pane?.querySelector<HTMLElement>('[role=log]') ?? pane?.querySelector<HTMLElement>(stops);
      beside?.focus();
    });
  };
