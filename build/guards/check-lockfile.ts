import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lockfile, missingFromLock } from '../scripts/lockfile.ts';
import type { Finding } from './finding.ts';

/** The oldest version of a package that is free of a known hole: `npm audit` is not to be had on every registry. */
const FLOORS: Readonly<Record<string, { atLeast: string; why: string }>> = {
  'engine.io': { atLeast: '6.6.7', why: 'older ones fall under security advisories of 2026' },
  'socket.io-parser': { atLeast: '4.2.7', why: 'older ones fall under security advisories of 2026' },
};

const numbers = (version: string): number[] => (version.split('-')[0] ?? '').split('.').map(Number);

/** Whether `version` is `floor` or newer; a pre-release of the floor counts as older. */
export function isAtLeast(version: string, floor: string): boolean {
  const have = numbers(version);
  const want = numbers(floor);
  for (const [index, part] of want.entries()) {
    const difference = (have[index] ?? 0) - part;
    if (difference !== 0) return difference > 0;
  }
  return !version.includes('-');
}

/** Checks version floors, that no download address was committed, and that `npm ci` can use the lock. */
export function checkLockfile(root: string): Finding[] {
  const file = 'package-lock.json';
  const lock = JSON.parse(readFileSync(join(root, file), 'utf8')) as Lockfile;
  const findings: Finding[] = [];
  for (const [path, entry] of Object.entries(lock.packages)) {
    if (entry.resolved !== undefined && /^[a-z+]+:\/\//.test(entry.resolved)) {
      findings.push({
        rule: 'no-download-address',
        file,
        line: 0,
        message: `${path} has a resolved address; keep omit-lockfile-registry-resolved=true in .npmrc`,
      });
    }
    const name = path.split('node_modules/').at(-1) ?? '';
    const floor = FLOORS[name];
    if (floor && entry.version !== undefined && !isAtLeast(entry.version, floor.atLeast)) {
      findings.push({
        rule: 'version-floor',
        file,
        line: 0,
        message: `${path} is ${entry.version}; ${floor.atLeast} is the floor: ${floor.why}`,
      });
    }
  }
  for (const { parent, name, range } of missingFromLock(lock)) {
    findings.push({
      rule: 'lock-is-complete',
      file,
      line: 0,
      message: `${parent} wants ${name}@${range}: npm ci will refuse; node build/scripts/complete-lockfile.ts may help`,
    });
  }
  for (const name of Object.keys(FLOORS)) {
    if (!(`node_modules/${name}` in lock.packages)) {
      findings.push({ rule: 'version-floor', file, line: 0, message: `${name} is not in the lock: drop its floor` });
    }
  }
  return findings;
}
