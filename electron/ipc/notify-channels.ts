import type { notifyRequests } from '../../shared/ipc/notify.ts';
import { ok } from '../../shared/protocol/result.ts';
import type { Notifications } from '../system/notifications.ts';
import type { Handlers } from './answer-request.ts';

export const notifyChannels = (notifications: Notifications): Handlers<typeof notifyRequests> => ({
  'notify.show': (notice) => ok({ shown: notifications.show(notice) }),
  'notify.clear': ({ id }) => {
    notifications.clear(id);
    return ok({});
  },
});
