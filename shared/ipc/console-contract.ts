import type { Contract } from '../protocol/contract.ts';
import { ConsoleLink, linkRequests } from './console-link.ts';
import { MachineView, machineStateRequests } from './machine.ts';
import { notifyRequests, WindowLook } from './notify.ts';
import { OfferAct, offerCardRequests } from './offer-card.ts';
import { screenRequests } from './screen.ts';
import { SessionStatus, sessionRequests } from './session.ts';
import { DesktopSettings, settingsRequests } from './settings.ts';
import { systemRequests } from './system.ts';
import { textKeyRequests } from './text-key.ts';
import { TrayChoice, trayRequests } from './tray.ts';

/** Every channel the console page may ask on. */
export const consoleRequests = {
  ...sessionRequests,
  ...settingsRequests,
  ...offerCardRequests,
  ...systemRequests,
  ...linkRequests,
  ...notifyRequests,
  ...trayRequests,
  ...machineStateRequests,
  ...textKeyRequests,
  ...screenRequests,
} satisfies Contract;
/** Every channel the console page may ask on. */
export type ConsoleRequests = typeof consoleRequests;

/** Every event the main process tells the console page, with its payload's schema. */
export const consoleEvents = {
  'session.changed': SessionStatus,
  'settings.changed': DesktopSettings,
  'offerCard.act': OfferAct,
  'links.arrived': ConsoleLink,
  'notify.look': WindowLook,
  'tray.chosen': TrayChoice,
  'machine.changed': MachineView,
} as const;
/** Every event the main process tells the console page. */
export type ConsoleEvents = typeof consoleEvents;
