import type { Notice, NoticeKind, NotifyTarget } from '../../shared/ipc/notify.ts';
import { text } from '../catalogue/text.ts';

/** One notification of the operating system, as far as it is used here. */
export interface NativeNotice {
  show(): void;
  close(): void;
  onClick(listener: () => void): void;
  onFailed(listener: () => void): void;
}

/** What a notification of the system shows; `urgent` ones stay until they are dealt with, where the system knows that. */
export interface NativeOptions {
  title: string;
  body: string;
  urgent: boolean;
}

interface NotificationDeps {
  /** Null where this system shows no notifications. */
  make: (options: NativeOptions) => NativeNotice | null;
  /** False while names and words may not be shown: by the setting, or because the screen is locked. */
  mayShowText: () => boolean;
  /** Whether this offer already lies on the screen as a card. */
  isOnCard: (offerId: string) => boolean;
  onClick: (to: NotifyTarget) => void;
}

/** The notifications that stand now, one an id. */
export interface Notifications {
  /** Shows or replaces the notification of that id; answers whether it is on its way to the screen. */
  show(notice: Notice): boolean;
  clear(id: string): void;
  /** Names and words may not be shown any more: what shows some goes, and what waits for an answer comes again without. */
  hideText(): void;
  /** Without kinds all of them: another person, or nobody, is signed in. */
  clearAll(kinds?: readonly NoticeKind[]): void;
}

/** More than a notification centre keeps readable; the oldest go first. */
const most = 40;

/**
 * The system's notifications. An offer whose card lies on the screen gets none: the card is larger, stays on top and can be
 * answered, and a banner in the same corner would cover it. Sounds are the page's, so every notification is silent.
 */
export const createNotifications = ({ make, mayShowText, isOnCard, onClick }: NotificationDeps): Notifications => {
  // Kept until replaced or cleared: a notification that is collected no longer answers a click in the notification centre.
  const standing = new Map<string, { notice: Notice; native: NativeNotice; named: boolean }>();

  const clear = (id: string): void => {
    const { native } = standing.get(id) ?? {};
    standing.delete(id);
    native?.close();
  };

  const words = ({ kind, title, body }: Notice): { title: string; body: string } =>
    mayShowText() ? { title, body } : { title: text(`notice.${kind}`), body: '' };

  const isUrgent = ({ kind }: Notice): boolean => kind === 'offer' || kind === 'call';

  const show = (notice: Notice): boolean => {
    clear(notice.id);
    if (notice.to.kind === 'offer' && isOnCard(notice.to.offerId)) return false;
    const native = make({ ...words(notice), urgent: isUrgent(notice) });
    if (!native) return false;
    const forget = (): void => {
      if (standing.get(notice.id)?.native === native) standing.delete(notice.id);
    };
    native.onClick(() => {
      clear(notice.id);
      onClick(notice.to);
    });
    native.onFailed(forget);
    standing.set(notice.id, { notice, native, named: mayShowText() });
    for (const oldest of standing.keys()) {
      if (standing.size <= most) break;
      clear(oldest);
    }
    native.show();
    return true;
  };

  return {
    show,
    clear,
    hideText: () => {
      for (const { notice, named } of [...standing.values()]) {
        if (!named) continue;
        clear(notice.id);
        if (isUrgent(notice)) show(notice);
      }
    },
    clearAll: (kinds) => {
      for (const [id, { notice }] of standing) if (!kinds || kinds.includes(notice.kind)) clear(id);
    },
  };
};
