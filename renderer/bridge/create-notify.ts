import { createListeners } from '../../shared/client/listeners.ts';
import type { Readable } from '../../shared/client/readable.ts';
import type { Notice } from '../../shared/ipc/notify.ts';
import { ok, type Result } from '../../shared/protocol/result.ts';
import type { NotifyBridge, NotifyPermission } from './bridge.ts';

/** What shows notifications outside the page: the main process, or the browser. */
export interface OutsideNotices {
  show(notice: Notice): Promise<Result<{ shown: boolean }>>;
  clear(id: string): Promise<Result<object>>;
  permission: Readable<NotifyPermission>;
  ask(): Promise<void>;
}

/** What has its own place on every screen of the console: nothing is said twice to somebody who looks at it. */
const drawnAnyway = new Set<Notice['kind']>(['offer', 'call']);

/**
 * Decides where a notification goes: into the page while the console is being looked at, outside while it is not, and into
 * the page again where nothing outside may show it.
 */
export function createNotify(outside: OutsideNotices, isLookedAt: () => boolean): NotifyBridge {
  const inPage = createListeners<[Notice]>();
  const cleared = createListeners<[id: string]>();
  const intoPage = (notice: Notice): Result<{ shown: boolean }> => {
    if (drawnAnyway.has(notice.kind)) return ok({ shown: false });
    inPage.tell(notice);
    return ok({ shown: true });
  };
  return {
    async show(notice) {
      if (isLookedAt()) return intoPage(notice);
      const result = await outside.show(notice);
      return result.ok && result.data.shown ? result : intoPage(notice);
    },
    clear(id) {
      cleared.tell(id);
      return outside.clear(id);
    },
    isLookedAt,
    onInPage: inPage.add,
    onCleared: cleared.add,
    permission: outside.permission,
    ask: outside.ask,
  };
}
