import { homedir } from 'node:os';
import { join } from 'node:path';

/**
 * Where downloads are kept between runs. Root's is a place that other users can read, because Electron runs as an
 * ordinary user even where root starts the tests.
 */
export function cacheFolder(env: NodeJS.ProcessEnv = process.env, uid = process.getuid?.()): string {
  if (env.FOYER_CACHE_DIR) return env.FOYER_CACHE_DIR;
  if (uid === 0) return '/var/cache/foyer';
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'foyer');
}
