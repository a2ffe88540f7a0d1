import { spawnSync } from 'node:child_process';
import { resolveElectron } from './fetch-electron.ts';

/** Libraries Electron loads on Linux that a server installation lacks. */
const LIBRARIES = ['libgtk-3.so.0', 'libnss3.so', 'libasound.so.2', 'libgbm.so.1', 'libatk-bridge-2.0.so.0'];

/** The machine as the question needs it; a test gives another. */
export interface DesktopMachine {
  platform: NodeJS.Platform;
  env: NodeJS.ProcessEnv;
  uid: number | undefined;
  /** Names of the shared libraries the system knows; null where it cannot say. */
  knownLibraries(): string | null;
  /** Output of `ldd` for an executable. */
  linkedLibraries(executable: string): string;
  resolve(): Promise<string>;
}

const outputOf = (command: string, args: string[]): string | null => {
  const ended = spawnSync(command, args, { encoding: 'utf8' });
  return ended.status === 0 ? ended.stdout : null;
};

const thisMachine: DesktopMachine = {
  platform: process.platform,
  env: process.env,
  uid: process.getuid?.(),
  knownLibraries: () => outputOf('ldconfig', ['-p']) ?? outputOf('/sbin/ldconfig', ['-p']),
  linkedLibraries: (executable) => outputOf('ldd', [executable]) ?? '',
  resolve: () => resolveElectron(),
};

export type DesktopAnswer = { ok: true; executable: string } | { ok: false; reason: string };

const no = (reason: string): DesktopAnswer => ({ ok: false, reason });

/**
 * Whether Electron can open a window here, and with which executable. The questions come in the order of their price, so
 * that nothing is downloaded for a machine that has no screen.
 */
export async function findDesktop(machine: DesktopMachine = thisMachine): Promise<DesktopAnswer> {
  const isLinux = machine.platform === 'linux';
  if (isLinux && !machine.env.DISPLAY && !machine.env.WAYLAND_DISPLAY) return no('there is no display');
  if (machine.uid === 0) return no('it does not run as root with its sandbox on');
  if (isLinux) {
    const known = machine.knownLibraries();
    const missing = known === null ? [] : LIBRARIES.filter((name) => !known.includes(name));
    if (missing.length > 0) return no(`the system lacks ${missing.join(', ')}`);
  }
  let executable: string;
  try {
    executable = await machine.resolve();
  } catch (error) {
    return no(error instanceof Error ? error.message : String(error));
  }
  if (isLinux) {
    const lost = [...machine.linkedLibraries(executable).matchAll(/^\s*(\S+) => not found$/gm)].map(
      (match) => match[1],
    );
    if (lost.length > 0) return no(`the system lacks ${lost.join(', ')}`);
  }
  return { ok: true, executable };
}
