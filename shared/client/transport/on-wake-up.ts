const beatMs = 5_000;
/** A beat that comes this much too late tells of a machine that slept. */
const sleptMs = 10_000;

/**
 * Calls `wake` when the browser says that the network is back or the tab is looked at again, and when the machine slept,
 * of which no browser tells; with `lost` where a page was taken out of the browser's back/forward cache, for no socket lives
 * through that. Answers with a disposer.
 */
export function onWakeUp(wake: (lost?: boolean) => void): () => void {
  let last = Date.now();
  const beat = setInterval(() => {
    const late = Date.now() - last - beatMs;
    last += late + beatMs;
    if (late > sleptMs) wake();
  }, beatMs);
  const seen = (): void => {
    if (document.visibilityState === 'visible') wake();
  };
  const online = (): void => wake();
  const shown = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) wake(true);
  };
  addEventListener('online', online);
  addEventListener('pageshow', shown);
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearInterval(beat);
    removeEventListener('online', online);
    removeEventListener('pageshow', shown);
    document.removeEventListener('visibilitychange', seen);
  };
}
