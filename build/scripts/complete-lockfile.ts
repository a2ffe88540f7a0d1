import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LockEntry, type Lockfile, type Missing, missingFromLock } from './lockfile.ts';
import { projectRoot } from './project-root.ts';

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64'];

/** What a package made for one platform says of it in its name, such as `@swc/core-linux-arm64-musl`. */
function platformOf(name: string): Pick<LockEntry, 'os' | 'cpu' | 'libc'> | null {
  const words = name.split(/[-/]/);
  const os = SYSTEMS.find((word) => words.includes(word));
  const cpu = PROCESSORS.find((word) => words.includes(word));
  if (!cpu || (!os && cpu !== 'wasm32')) return null;
  const libc = words.some((word) => word.startsWith('musl'))
    ? 'musl'
    : words.some((word) => word.startsWith('gnu'))
      ? 'glibc'
      : null;
  return { cpu: [cpu], ...(libc && os === 'linux' ? { libc: [libc] } : {}), ...(os ? { os: [os] } : {}) };
}

function entryFor({ parent, name, range }: Missing, lock: Lockfile): LockEntry {
  const platform = platformOf(name);
  const asker = lock.packages[parent];
  if (!platform || !/^\d/.test(range) || asker?.optionalDependencies?.[name] === undefined) {
    throw new Error(`${parent} wants ${name}@${range}, which is no optional package for one platform: run npm install`);
  }
  const { cpu, libc, os } = platform;
  return {
    version: range,
    ...(cpu ? { cpu } : {}),
    ...(asker.dev ? { dev: true } : {}),
    ...(libc ? { libc } : {}),
    ...(asker.license ? { license: asker.license } : {}),
    optional: true,
    ...(os ? { os } : {}),
    ...(asker.engines ? { engines: asker.engines } : {}),
  };
}

/**
 * `node build/scripts/complete-lockfile.ts`, after an `npm install` from a registry mirror that holds only one platform's
 * binaries: npm leaves the others out of the lock and then refuses it in `npm ci`. This writes them back by name, version
 * and platform; npm adds their hashes where it can reach them.
 */
const file = join(projectRoot, 'package-lock.json');
const lock = JSON.parse(readFileSync(file, 'utf8')) as Lockfile;
const missing = missingFromLock(lock);
for (const one of missing) lock.packages[`node_modules/${one.name}`] = entryFor(one, lock);
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')));
if (missing.length > 0) writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(missing.length === 0 ? 'the lock is complete' : `added ${missing.map(({ name }) => name).join(', ')}`);
