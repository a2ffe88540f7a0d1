import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { resolveElectron } from './fetch-electron.ts';
import { REGISTRY_ELECTRON_VERSION } from './registry-electron.ts';

export interface PackagingElectron {
  /** Options electron-builder takes to use this Electron instead of downloading one. */
  options: { electronDist?: string; electronVersion?: string };
  dispose(): Promise<void>;
}

async function versionOf(folder: string): Promise<string> {
  if (folder.startsWith(cacheFolder())) return REGISTRY_ELECTRON_VERSION;
  return (await readFile(join(folder, 'version'), 'utf8')).trim().replace(/^v/, '');
}

/** The Electron to package with: electron-builder's own download, unless the environment names another one. */
export async function packagingElectron(): Promise<PackagingElectron> {
  if (!process.env.ELECTRON_OVERRIDE_DIST_PATH && process.env.FOYER_ELECTRON !== 'registry') {
    return { options: {}, dispose: async () => {} };
  }
  const folder = dirname(await resolveElectron());
  const copy = await mkdtemp(join(tmpdir(), 'foyer-electron-dist-'));
  // Our runner in resources/app would win over the packaged app.asar.
  await cp(folder, copy, { recursive: true, filter: (path) => path !== join(folder, 'resources/app') });
  return {
    options: { electronDist: copy, electronVersion: await versionOf(folder) },
    dispose: () => rm(copy, { recursive: true, force: true }),
  };
}
