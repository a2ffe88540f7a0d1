import { globSync } from 'node:fs';
import { projectRoot } from './project-root.ts';

/** Every tsconfig of a room; a room may have a second one for its tests, which run in Node. */
export const listTypeConfigs = (): string[] =>
  globSync('{electron,renderer,shared,server,widget,e2e,build}/**/tsconfig*.json', { cwd: projectRoot })
    .filter((path) => !path.includes('node_modules'))
    .sort();
