/** A fragment is a place on the page, unless a router of the page has put its path there. */
const addressOf = ({ href, hash }: Location): string =>
  /^#[!/]/.test(hash) ? href : href.slice(0, href.length - hash.length);

/** The page names itself a moment after it has changed its address. */
const titleDelayMs = 250;

/** Calls `look` after each navigation without a page load. */
export function watchPages(page: Window, look: () => void): void {
  let shown = addressOf(page.location);
  const check = (): void => {
    const now = addressOf(page.location);
    if (now === shown) return;
    shown = now;
    page.setTimeout(look, titleDelayMs);
  };
  const { navigation } = page as Window & { navigation?: EventTarget };
  if (navigation) navigation.addEventListener('currententrychange', check);
  else {
    const { history } = page;
    for (const name of ['pushState', 'replaceState'] as const) {
      const original = history[name];
      history[name] = function (this: History, ...given) {
        original.apply(this, given);
        check();
      };
    }
    page.addEventListener('popstate', check);
    page.addEventListener('hashchange', check);
  }
}
