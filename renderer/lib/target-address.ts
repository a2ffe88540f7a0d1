import type { NotifyTarget } from '../../shared/ipc/notify.ts';
import { href } from './route.ts';

/** The address of the place a notification leads to. */
export function targetAddress(to: NotifyTarget): string {
  switch (to.kind) {
    case 'conversation':
    case 'offer':
    case 'call':
      return href.inbox(to.conversationId);
    case 'visitor':
      return href.live(to.visitorId);
    case 'missed':
      return href.team('missed');
    case 'team':
      return href.team();
  }
}
