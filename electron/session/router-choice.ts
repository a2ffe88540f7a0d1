import type { SettingsFile } from '../settings/settings-file.ts';
import { routerOrigin } from './router-url.ts';
import type { RouterChoice } from './session-service.ts';

const key = 'routerUrl';

/** The chosen router as the settings file keeps it; read once, since every page load asks for it. */
export const createRouterChoice = (file: SettingsFile): RouterChoice => {
  const stored = file.get(key);
  let current = typeof stored === 'string' ? routerOrigin(stored) : null;
  return {
    get: () => current,
    set: (routerUrl) => {
      current = routerUrl;
      file.set(key, routerUrl);
    },
  };
};
