import { Notification } from 'electron';
import type { NativeNotice, NativeOptions } from './notifications.ts';

/** A notification of the operating system; null where there is nobody to show it. */
export const nativeNotice = ({ title, body, urgent }: NativeOptions): NativeNotice | null => {
  if (!Notification.isSupported()) return null;
  const notification = new Notification({
    title,
    body,
    silent: true,
    urgency: urgent ? 'critical' : 'normal',
    timeoutType: urgent ? 'never' : 'default',
  });
  return {
    show: () => notification.show(),
    close: () => notification.close(),
    onClick: (listener) => void notification.on('click', listener),
    onFailed: (listener) => void notification.on('failed', listener),
  };
};
