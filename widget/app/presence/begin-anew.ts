import type { VisitorSecret } from './visitor-secret.ts';

/** Leaves nothing of the visitor in this browser, and begins as somebody new: the router has nothing of them any more. */
export async function beginAnew(frame: Window, siteKey: string, secret: VisitorSecret): Promise<void> {
  secret.forget();
  try {
    frame.sessionStorage.clear();
    await new Promise<void>((resolve) => {
      const gone = frame.indexedDB.deleteDatabase(`foyer:${siteKey}`);
      gone.onsuccess = gone.onerror = gone.onblocked = () => resolve();
    });
  } catch {
    // A browser that blocks storage has kept nothing.
  }
  frame.location.reload();
}
