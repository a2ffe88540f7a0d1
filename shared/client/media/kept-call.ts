import type { KeptCall } from './call-engine.ts';

/**
 * The call of this tab, kept in the tab's own memory: it outlives a page that is loaded anew or the site's next page, not the
 * tab. A browser that blocks storage keeps nothing, and the call is offered instead of taken up.
 */
export const keptCall = (storage: () => Storage, key: string) => ({
  get(): KeptCall | null {
    try {
      const [callId, seat] = storage().getItem(key)?.split(' ') ?? [];
      return callId && seat ? { callId, seat } : null;
    } catch {
      return null;
    }
  },
  set(call: KeptCall | null): void {
    try {
      if (call) storage().setItem(key, `${call.callId} ${call.seat}`);
      else storage().removeItem(key);
    } catch {
      // Blocked: nothing is kept.
    }
  },
});
