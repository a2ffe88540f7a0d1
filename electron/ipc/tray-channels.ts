import type { trayRequests } from '../../shared/ipc/tray.ts';
import { ok } from '../../shared/protocol/result.ts';
import type { TrayHost } from '../system/tray-host.ts';
import type { Handlers } from './answer-request.ts';

export const trayChannels = (tray: TrayHost): Handlers<typeof trayRequests> => ({
  'tray.show': (view) => ok({ shown: tray.show(view) }),
});
