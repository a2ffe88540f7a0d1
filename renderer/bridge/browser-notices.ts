import { createListeners } from '../../shared/client/listeners.ts';
import type { Notice, NoticeKind, NotifyTarget } from '../../shared/ipc/notify.ts';
import { ok } from '../../shared/protocol/result.ts';
import type { NotifyPermission } from './bridge.ts';
import type { OutsideNotices } from './create-notify.ts';

/** A notification of the browser, as far as it is used here. */
interface BrowserNotice {
  onclick: ((event: Event) => unknown) | null;
  close(): void;
}

/** The browser's Notification API, or what a test puts in its place. */
export interface NotificationApi {
  new (title: string, options: { body: string; tag: string; silent: boolean }): BrowserNotice;
  readonly permission: 'default' | 'granted' | 'denied';
  requestPermission(): Promise<'default' | 'granted' | 'denied'>;
}

interface BrowserNoticesOptions {
  /** Undefined where the browser has none, as on a plain-http page. */
  api: NotificationApi | undefined;
  /** What is said instead while names and words are kept back; null lets them be shown. */
  plainTitle(kind: NoticeKind): string | null;
  onClick(to: NotifyTarget): void;
}

/** Notifications of a browser's tab: only once a person allowed them by an act of their own. */
export function createBrowserNotices({ api, plainTitle, onClick }: BrowserNoticesOptions): OutsideNotices & {
  /** Names may not be shown any more: what shows some goes. What waits for an answer has its place in the page. */
  hideText(): void;
} {
  const changed = createListeners();
  const standing = new Map<string, BrowserNotice>();

  const permission = (): NotifyPermission => {
    if (api === undefined) return 'none';
    return api.permission === 'default' ? 'ask' : api.permission;
  };

  const clear = (id: string): void => {
    standing.get(id)?.close();
    standing.delete(id);
  };

  const make = (Api: NotificationApi, { id, kind, title, body }: Notice): BrowserNotice | null => {
    const plain = plainTitle(kind);
    const words = plain === null ? { title, body } : { title: plain, body: '' };
    try {
      return new Api(words.title, { body: words.body, tag: id, silent: true });
    } catch {
      // Phones have the name and throw on its use.
      return null;
    }
  };

  return {
    async show(notice) {
      if (api === undefined || permission() !== 'granted') return ok({ shown: false });
      clear(notice.id);
      const made = make(api, notice);
      if (made === null) return ok({ shown: false });
      made.onclick = () => {
        clear(notice.id);
        onClick(notice.to);
      };
      standing.set(notice.id, made);
      return ok({ shown: true });
    },
    async clear(id) {
      clear(id);
      return ok({});
    },
    permission: { getSnapshot: permission, subscribe: changed.add },
    hideText() {
      for (const id of [...standing.keys()]) clear(id);
    },
    async ask() {
      await api?.requestPermission();
      changed.tell();
    },
  };
}
