import type { App } from 'electron';
import type { PlatformInfo } from '../../shared/ipc/system.ts';

const os: Partial<Record<NodeJS.Platform, PlatformInfo['os']>> = { darwin: 'mac', win32: 'windows' };

/** What the page needs to know of this machine. */
export const platformInfo = (app: App, platform: NodeJS.Platform): PlatformInfo => ({
  os: os[platform] ?? 'linux',
  appVersion: app.getVersion(),
  titleBar: 'overlay',
  locale: app.getLocale(),
});
