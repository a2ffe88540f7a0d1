import { linkRequests } from '../../shared/ipc/console-link.ts';
import { machineStateRequests } from '../../shared/ipc/machine.ts';
import { notifyRequests } from '../../shared/ipc/notify.ts';
import { offerCardRequests, offerCardWindowRequests } from '../../shared/ipc/offer-card.ts';
import { screenRequests } from '../../shared/ipc/screen.ts';
import { sessionRequests } from '../../shared/ipc/session.ts';
import { settingsRequests } from '../../shared/ipc/settings.ts';
import { systemRequests } from '../../shared/ipc/system.ts';
import { textKeyRequests } from '../../shared/ipc/text-key.ts';
import { trayRequests } from '../../shared/ipc/tray.ts';
import type { SessionService } from '../session/session-service.ts';
import type { TextKeys } from '../session/text-keys.ts';
import type { DesktopSettingsStore } from '../settings/desktop-settings.ts';
import type { LinkBox } from '../system/link-box.ts';
import type { MachineWatch } from '../system/machine-watch.ts';
import type { Notifications } from '../system/notifications.ts';
import type { ScreenDesk } from '../system/screen-desk.ts';
import type { TrayHost } from '../system/tray-host.ts';
import type { OfferDesk } from '../windows/offer-desk.ts';
import type { IpcGate } from './ipc-gate.ts';
import { linkChannels } from './link-channels.ts';
import { machineChannels } from './machine-channels.ts';
import { notifyChannels } from './notify-channels.ts';
import { offerCardChannels, offerCardWindowChannels } from './offer-card-channels.ts';
import { screenChannels } from './screen-channels.ts';
import { sessionChannels } from './session-channels.ts';
import { settingsChannels } from './settings-channels.ts';
import { type SystemDeps, systemChannels } from './system-channels.ts';
import { textKeyChannels } from './text-key-channels.ts';
import { trayChannels } from './tray-channels.ts';

interface Rooms {
  session: SessionService;
  textKeys: TextKeys;
  settings: DesktopSettingsStore;
  desk: OfferDesk;
  links: LinkBox;
  notifications: Notifications;
  tray: TrayHost;
  machine: MachineWatch;
  screen: ScreenDesk;
  system: SystemDeps;
}

/** Opens every channel, each for the one page that may use it. */
export const serveChannels = (gate: IpcGate, rooms: Rooms): void => {
  const { session, textKeys, settings, desk, links, notifications, tray, machine, screen, system } = rooms;
  gate.serve('console', sessionRequests, sessionChannels(session));
  gate.serve('console', textKeyRequests, textKeyChannels(session, textKeys));
  gate.serve('console', settingsRequests, settingsChannels(settings));
  gate.serve('console', offerCardRequests, offerCardChannels(desk));
  gate.serve('console', systemRequests, systemChannels(system));
  gate.serve('console', linkRequests, linkChannels(links));
  gate.serve('console', notifyRequests, notifyChannels(notifications));
  gate.serve('console', trayRequests, trayChannels(tray));
  gate.serve('console', machineStateRequests, machineChannels(machine));
  gate.serve('console', screenRequests, screenChannels(screen));
  gate.serve('offerCard', offerCardWindowRequests, offerCardWindowChannels(desk));
};
