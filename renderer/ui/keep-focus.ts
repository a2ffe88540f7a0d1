/** What comes and goes by itself or by a button of its own: from there the way is back to where one was before. */
const passing = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [data-passing]';
const pane = '[data-pane]';
const stops = 'input:not([type="hidden"]), textarea, button, a[href], [tabindex="0"]';

/** So many places are remembered: more than float above each other. */
const longestTrail = 16;

/** Where the focus was, and within what, from the inside out: what is gone no longer says where it stood. */
interface Place {
  element: HTMLElement;
  within: readonly Element[];
}

const isUsable = (element: HTMLElement): boolean => element.isConnected && !element.matches(':disabled');

const isStop = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 && isUsable(element) && element.getClientRects().length > 0;

const layerOf = ({ within }: Place): Element | undefined => within.find((one) => one.matches(`${passing}, ${pane}`));

const placeOf = (element: HTMLElement): Place => {
  const within: Element[] = [];
  for (let one: Element | null = element; one !== null; one = one.parentElement) within.push(one);
  return { element, within };
};

const firstIn = (root: Element): HTMLElement | null =>
  root.querySelector<HTMLElement>('[role="row"][tabindex="0"]') ??
  [...root.querySelectorAll<HTMLElement>(stops)].find(isStop) ??
  null;

/** What stood after the one that went, else before it. */
const neighbour = (place: Place, records: readonly MutationRecord[]): HTMLElement | null => {
  const record = records.find(({ removedNodes }) => place.within.some((one) => [...removedNodes].includes(one)));
  for (const beside of [record?.nextSibling, record?.previousSibling]) {
    if (!(beside instanceof HTMLElement) || !beside.isConnected) continue;
    const stop = isStop(beside) ? beside : firstIn(beside);
    if (stop !== null) return stop;
  }
  return null;
};

/** Within what still stands of where the focus was: with what was said, else with what is nearest, else the pane itself. */
const beside = (place: Place, records: readonly MutationRecord[]): HTMLElement | null => {
  const layer = layerOf(place);
  if (layer?.isConnected === false) return null;
  const said = layer?.matches(pane) === true ? layer.querySelector<HTMLElement>('[role="log"]') : null;
  if (said !== null) return said;
  const near = neighbour(place, records);
  if (near !== null) return near;
  for (const one of place.within) {
    const stop = one.isConnected ? firstIn(one) : null;
    if (stop !== null) return stop;
    if (one === layer) return layer instanceof HTMLElement ? layer : null;
  }
  return null;
};

/** Knows where the focus was, and answers for the whole window where it goes when what has it goes. */
export interface FocusKeeper {
  /** From now on the focus of this page never falls on nothing because something vanished. */
  watch(page: Document): () => void;
  /** Where one was before one came into this; null where nothing of that is left. */
  before(element: Element): HTMLElement | null;
  /** Goes back to where one was before one came to this field. */
  leave(field: HTMLElement): void;
}

const createFocusKeeper = (): FocusKeeper => {
  const trail: Place[] = [];
  /** A press beside everything left the focus on nothing, and that is where it belongs. */
  let dropped = false;

  const outside = (layer: Element | undefined): HTMLElement | null => {
    for (const place of trail.toReversed()) {
      if (layer !== undefined && place.within.includes(layer)) continue;
      if (isStop(place.element)) return place.element;
      // What stood in something that passes went with it; anything else has something beside it.
      const near = layerOf(place)?.matches(passing) === true ? null : beside(place, []);
      if (near !== null) return near;
    }
    for (const one of document.querySelectorAll(pane)) {
      const stop = layer?.contains(one) === true ? null : firstIn(one);
      if (stop !== null) return stop;
    }
    return null;
  };

  return {
    watch: (page) => {
      const enter = ({ target }: FocusEvent): void => {
        if (!(target instanceof HTMLElement) || target.hasAttribute('data-base-ui-focus-guard')) return;
        dropped = false;
        trail.push(placeOf(target));
        if (trail.length > longestTrail) trail.shift();
      };
      /** A pane that had nothing to stand on: it may have once it is drawn. */
      let makeshift: Element | null = null;
      const goTo = (place: HTMLElement | null): void => {
        makeshift = place?.matches(pane) === true ? place : null;
        if (place !== page.activeElement) place?.focus({ preventScroll: true });
      };
      const press = (): void => {
        dropped = page.activeElement === page.body;
      };
      const settle = (records: readonly MutationRecord[]): void => {
        const last = trail.at(-1);
        const here = page.activeElement;
        if (last === undefined || dropped) return;
        if (here !== null && here === makeshift && isUsable(last.element)) goTo(beside(last, []));
        else if (isUsable(last.element) || (here !== null && here !== page.body && here !== last.element)) return;
        else goTo(beside(last, records) ?? outside(layerOf(last)));
      };
      const observer = new MutationObserver(settle);
      observer.observe(page.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
      page.addEventListener('focusin', enter);
      page.addEventListener('pointerup', press);
      return () => {
        observer.disconnect();
        page.removeEventListener('focusin', enter);
        page.removeEventListener('pointerup', press);
        trail.length = 0;
      };
    },
    before: (element) => outside(element),
    leave: (field) => {
      // Where the field stands in a dialog, leaving it is leaving the dialog.
      if (field.closest(passing) === null) (outside(field.closest(pane) ?? field) ?? field).focus();
    },
  };
};

/** The window's own: there is one focus in it. */
export const focusKeeper: FocusKeeper = createFocusKeeper();
