import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../scripts/project-root.ts';
import type { OrdinaryUser } from './ordinary-user.ts';

export interface ReadableApp extends Disposable {
  /** The folder to give Electron as the app. */
  folder: string;
}

const BUILT = ['package.json', 'dist/electron', 'dist/console'];

function mayRead(user: OrdinaryUser, path: string): boolean {
  const as = [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--init-groups', 'test', '-r', path];
  return spawnSync('setpriv', as).status === 0;
}

/**
 * The built desktop app where the ordinary user can read it: the checkout itself, or a copy of what was built where the
 * checkout lies in a folder that only root may enter.
 */
export function readableApp(user: OrdinaryUser | null): ReadableApp {
  if (!user || mayRead(user, join(projectRoot, 'dist/electron/main.js'))) {
    return { folder: projectRoot, [Symbol.dispose]: () => {} };
  }
  const folder = mkdtempSync(join(tmpdir(), 'foyer-app-'));
  for (const path of BUILT) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    cpSync(join(projectRoot, path), join(folder, path), { recursive: true });
  }
  spawnSync('chmod', ['-R', 'a+rX', folder]);
  return { folder, [Symbol.dispose]: () => rmSync(folder, { recursive: true, force: true }) };
}
