import type { settingsRequests } from '../../shared/ipc/settings.ts';
import { ok } from '../../shared/protocol/result.ts';
import type { DesktopSettingsStore } from '../settings/desktop-settings.ts';
import type { Handlers } from './answer-request.ts';

export const settingsChannels = (settings: DesktopSettingsStore): Handlers<typeof settingsRequests> => ({
  'settings.read': () => ok(settings.read()),
  'settings.change': (part) => ok(settings.change(part)),
});
