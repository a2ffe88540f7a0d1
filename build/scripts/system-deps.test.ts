import { expect, test } from 'vitest';
import { ensureSystemDeps, type Machine } from './system-deps.ts';
import { SYSTEM_NEEDS } from './system-packages.ts';

const everything = SYSTEM_NEEDS.map((need) => need.packages[0] ?? '');

/** A Debian that has `installed`, knows `known`, and lets itself be changed or not. */
function aDebian(
  given: { installed?: string[]; known?: string[]; isRoot?: boolean; hasSudo?: boolean; isDebian?: boolean } = {},
): { machine: Machine; said: string[]; shown: string[] } {
  const installed = new Set(given.installed ?? []);
  const known = given.known ?? SYSTEM_NEEDS.flatMap((need) => need.packages);
  const said: string[] = [];
  const shown: string[] = [];
  const machine: Machine = {
    isDebian: given.isDebian ?? true,
    isRoot: given.isRoot ?? false,
    run: (command, args) => {
      if (command === 'dpkg-query') {
        return { status: 1, output: [...installed].map((name) => `${name} installed\n`).join('') };
      }
      if (command === 'apt-cache') {
        return { status: 0, output: `Candidate: ${known.includes(args[1] ?? '') ? '1.0' : '(none)'}` };
      }
      return { status: given.hasSudo ? 0 : 1, output: '' };
    },
    show: (command, args) => {
      shown.push([command, ...args].join(' '));
      if (args.includes('install')) for (const name of args.filter((word) => known.includes(word))) installed.add(name);
      return 0;
    },
    say: (line) => said.push(line),
  };
  return { machine, said, shown };
}

test('a machine that has all of it is left alone', () => {
  const { machine, said, shown } = aDebian({ installed: everything });
  expect(ensureSystemDeps(machine)).toBe(true);
  expect([said, shown]).toEqual([[], []]);
});

test('root installs what is missing and says what', () => {
  const { machine, said, shown } = aDebian({ installed: everything.filter((name) => name !== 'xvfb'), isRoot: true });
  expect(ensureSystemDeps(machine)).toBe(true);
  expect(said.join('\n')).toContain('xvfb: a virtual screen');
  expect(shown).toEqual(['apt-get update -q', 'apt-get install -y -q --no-install-recommends xvfb']);
});

test('sudo without a password does as well', () => {
  const { machine, shown } = aDebian({ installed: everything.slice(1), hasSudo: true });
  expect(ensureSystemDeps(machine)).toBe(true);
  expect(shown.at(-1)).toBe('sudo -n apt-get install -y -q --no-install-recommends chromium');
});

test('a release that renamed a package gets it under its new name', () => {
  const { machine, shown } = aDebian({
    installed: everything.filter((name) => name !== 'libasound2'),
    known: ['libasound2t64'],
    isRoot: true,
  });
  expect(ensureSystemDeps(machine)).toBe(true);
  expect(shown.at(-1)).toContain('libasound2t64');
});

test('somebody without rights is told what to install, and the run fails', () => {
  const { machine, said, shown } = aDebian({ installed: everything.filter((name) => name !== 'gnome-keyring') });
  expect(ensureSystemDeps(machine)).toBe(false);
  expect(said.join('\n')).toContain('sudo apt-get install gnome-keyring');
  expect(shown).toEqual([]);
});

test('what cannot be installed is named, and the run fails', () => {
  const { machine, said } = aDebian({ installed: everything.slice(1), known: [], isRoot: true });
  expect(ensureSystemDeps(machine)).toBe(false);
  expect(said.at(-1)).toContain('could not be installed:\n  chromium');
});

test('another system is told what it needs and trusted', () => {
  const { machine, said } = aDebian({ isDebian: false });
  expect(ensureSystemDeps(machine)).toBe(true);
  expect(said[0]).toContain('gnome-keyring');
});
