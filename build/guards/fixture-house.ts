import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A small house on disk for a guard to bite. */
export interface FixtureHouse extends Disposable {
  root: string;
}

/** Writes `files` (path → text) and empty stand-ins for the packages named, into a folder that goes on dispose. */
export function fixtureHouse(files: Record<string, string>, packages: readonly string[] = []): FixtureHouse {
  const root = mkdtempSync(join(tmpdir(), 'foyer-guard-'));
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  for (const name of packages) {
    write(`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'main.js' }));
    write(`node_modules/${name}/main.js`, '');
  }
  write(
    'package.json',
    JSON.stringify({ name: 'fixture', dependencies: Object.fromEntries(packages.map((p) => [p, '1.0.0'])) }),
  );
  for (const [path, text] of Object.entries(files)) write(path, text);
  return { root, [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }) };
}
