import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The rooms of the house that hold source. */
export const ROOMS = ['electron', 'renderer', 'shared', 'server', 'widget', 'e2e', 'build'] as const;

const SKIPPED_FOLDERS = new Set(['node_modules', 'dist', 'release']);

/** Every file of the rooms below `root` whose name ends as asked, as sorted paths relative to `root`. */
export function listFiles(root: string, endings: readonly string[], rooms: readonly string[] = ROOMS): string[] {
  const found: string[] = [];
  const visit = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (!SKIPPED_FOLDERS.has(entry.name)) visit(path);
      } else if (endings.some((ending) => entry.name.endsWith(ending))) {
        found.push(path);
      }
    }
  };
  const present = new Set(readdirSync(root));
  for (const room of rooms) if (present.has(room)) visit(room);
  return found.sort();
}

/** TypeScript source of the rooms. */
export const listSource = (root: string): string[] => listFiles(root, ['.ts', '.tsx']);

/** Arrows bind product code; tests, e2e and build may import anything. */
export const isProductCode = (file: string): boolean => !/^(e2e|build|[a-z]+\/tests)\/|\.(test|long)\.tsx?$/.test(file);
