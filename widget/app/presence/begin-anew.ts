import type { VisitorSecret } from './visitor-secret.ts';

/** Leaves nothing of the visitor in this browser but that they refuse to be remembered, if they do, and begins as somebody new. */
export async function beginAnew(frame: Window, siteKey: string, secret: VisitorSecret, refuse: boolean): Promise<void> {
  if (refuse) secret.refuse();
  else secret.forget();
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
