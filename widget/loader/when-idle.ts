/** Where a browser cannot say when it is idle (WebKit), it is given this long after the page was loaded. */
const graceMs = 200;
/** A page that is never idle waits no longer. */
const patienceMs = 3000;

/** Runs `run` once the page is loaded and has nothing better to do. */
export function whenIdle(page: Window, run: () => void): void {
  const wait = () =>
    page.requestIdleCallback ? page.requestIdleCallback(run, { timeout: patienceMs }) : page.setTimeout(run, graceMs);
  if (page.document.readyState === 'complete') wait();
  else page.addEventListener('load', wait, { once: true });
}
