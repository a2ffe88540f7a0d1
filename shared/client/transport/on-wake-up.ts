const beatMs = 5_000;
/** A beat that comes this much too late tells of a machine that slept. */
const sleptMs = 10_000;

/**
 * Calls `wake` when the browser says that the network is back or the tab is looked at again, and when the machine slept,
 * of which no browser tells; answers with a disposer.
 */
export function onWakeUp(wake: () => void): () => void {
  let last = Date.now();
  const beat = setInterval(() => {
    const late = Date.now() - last - beatMs;
    last += late + beatMs;
    if (late > sleptMs) wake();
  }, beatMs);
  const seen = (): void => {
    if (document.visibilityState === 'visible') wake();
  };
  addEventListener('online', wake);
  document.addEventListener('visibilitychange', seen);
  return () => {
    clearInterval(beat);
    removeEventListener('online', wake);
    document.removeEventListener('visibilitychange', seen);
  };
}
