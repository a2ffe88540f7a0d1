/** Leaves nothing of the visitor in this browser, once their secret is forgotten, and begins as somebody new. */
export async function beginAnew(frame: Window, siteKey: string): Promise<void> {
  try {
    frame.sessionStorage.clear();
    frame.localStorage.removeItem(`foyer:sound:${siteKey}`);
    await new Promise<void>((resolve) => {
      const gone = frame.indexedDB.deleteDatabase(`foyer:${siteKey}`);
      gone.onsuccess = gone.onerror = gone.onblocked = () => resolve();
    });
  } catch {
    // A browser that blocks storage has kept nothing.
  }
  frame.location.reload();
}
