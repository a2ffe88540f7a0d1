import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { SYSTEM_NEEDS, type SystemNeed } from './system-packages.ts';

/** The machine as this script needs it; a test gives another. */
export interface Machine {
  isDebian: boolean;
  isRoot: boolean;
  run(command: string, args: readonly string[]): { status: number; output: string };
  /** Like `run`, with the output shown. */
  show(command: string, args: readonly string[]): number;
  say(line: string): void;
}

export const thisMachine: Machine = {
  isDebian: existsSync('/usr/bin/apt-get') && existsSync('/usr/bin/dpkg-query'),
  isRoot: process.getuid?.() === 0,
  run: (command, args) => {
    const ended = spawnSync(command, args, { encoding: 'utf8' });
    return { status: ended.status ?? 127, output: ended.stdout ?? '' };
  },
  show: (command, args) => {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    return spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status ?? 127;
  },
  say: (line) => console.log(line),
};

function missingNeeds(machine: Machine): SystemNeed[] {
  const names = SYSTEM_NEEDS.flatMap((need) => need.packages);
  // One question for all; it exits 1 when one is unknown and answers for the rest.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a format of dpkg-query
  const { output } = machine.run('dpkg-query', ['-W', '-f', '${Package} ${db:Status-Status}\n', ...names]);
  const installed = new Set(
    output
      .split('\n')
      .filter((line) => line.endsWith(' installed'))
      .map((line) => line.split(' ')[0]),
  );
  return SYSTEM_NEEDS.filter((need) => !need.packages.some((name) => installed.has(name)));
}

/** The first of a need's packages that this release can install. */
function installable(machine: Machine, need: SystemNeed): string | undefined {
  return need.packages.find((name) => {
    const { output } = machine.run('apt-cache', ['policy', name]);
    return /Candidate: (?!\(none\))\S/.test(output);
  });
}

const listed = (needs: readonly SystemNeed[]): string =>
  needs.map((need) => `  ${need.packages.join(' or ')}: ${need.what}`).join('\n');

/** Installs the system packages the tests need, or names them; answers whether all are there. */
export function ensureSystemDeps(machine: Machine = thisMachine): boolean {
  if (!machine.isDebian) {
    machine.say(`This is no Debian or Ubuntu; make sure that it has, under its own names:\n${listed(SYSTEM_NEEDS)}`);
    return true;
  }
  const missing = missingNeeds(machine);
  if (missing.length === 0) return true;
  const mayInstall = machine.isRoot || machine.run('sudo', ['-n', 'true']).status === 0;
  if (!mayInstall) {
    const command = `sudo apt-get install ${missing.map((need) => need.packages[0]).join(' ')}`;
    machine.say(`These system packages are missing, and installing them needs root:\n${listed(missing)}\n\n${command}`);
    return false;
  }
  const as = (args: readonly string[]): number =>
    machine.isRoot ? machine.show('apt-get', args) : machine.show('sudo', ['-n', 'apt-get', ...args]);
  machine.say(`Installing system packages the tests need:\n${listed(missing)}`);
  as(['update', '-q']);
  const names = missing.map((need) => installable(machine, need) ?? need.packages[0] ?? '');
  const status = as(['install', '-y', '-q', '--no-install-recommends', ...names]);
  const left = missingNeeds(machine);
  if (status === 0 && left.length === 0) return true;
  machine.say(`These system packages could not be installed:\n${listed(left.length > 0 ? left : missing)}`);
  return false;
}

/** `node build/scripts/system-deps.ts` */
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) process.exitCode = ensureSystemDeps() ? 0 : 1;
