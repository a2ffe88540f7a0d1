import { linkRequests } from '../../shared/ipc/console-link.ts';
import { notifyRequests } from '../../shared/ipc/notify.ts';
import { offerCardRequests, offerCardWindowRequests } from '../../shared/ipc/offer-card.ts';
import { sessionRequests } from '../../shared/ipc/session.ts';
import { settingsRequests } from '../../shared/ipc/settings.ts';
import { systemRequests } from '../../shared/ipc/system.ts';
import type { SessionService } from '../session/session-service.ts';
import type { DesktopSettingsStore } from '../settings/desktop-settings.ts';
import type { LinkBox } from '../system/link-box.ts';
import type { Notifications } from '../system/notifications.ts';
import type { OfferDesk } from '../windows/offer-desk.ts';
import type { IpcGate } from './ipc-gate.ts';
import { linkChannels } from './link-channels.ts';
import { notifyChannels } from './notify-channels.ts';
import { offerCardChannels, offerCardWindowChannels } from './offer-card-channels.ts';
import { sessionChannels } from './session-channels.ts';
import { settingsChannels } from './settings-channels.ts';
import { type SystemDeps, systemChannels } from './system-channels.ts';

interface Rooms {
  session: SessionService;
  settings: DesktopSettingsStore;
  desk: OfferDesk;
  links: LinkBox;
  notifications: Notifications;
  system: SystemDeps;
}

/** Opens every channel, each for the one page that may use it. */
export const serveChannels = (
  gate: IpcGate,
  { session, settings, desk, links, notifications, system }: Rooms,
): void => {
  gate.serve('console', sessionRequests, sessionChannels(session));
  gate.serve('console', settingsRequests, settingsChannels(settings));
  gate.serve('console', offerCardRequests, offerCardChannels(desk));
  gate.serve('console', systemRequests, systemChannels(system));
  gate.serve('console', linkRequests, linkChannels(links));
  gate.serve('console', notifyRequests, notifyChannels(notifications));
  gate.serve('offerCard', offerCardWindowRequests, offerCardWindowChannels(desk));
};
