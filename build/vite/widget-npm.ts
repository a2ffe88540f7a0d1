import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig, Plugin } from 'vite';
import { projectRoot } from '../scripts/project-root.ts';

const folder = join(projectRoot, 'widget/npm');

/** Its types are the sources': they hold nothing but types, so that they can be handed on as they are. */
const types = (): Record<string, string> => ({
  'foyer.d.ts': readFileSync(join(projectRoot, 'widget/loader/foyer.ts'), 'utf8'),
  'load-types.d.ts': readFileSync(join(folder, 'load-types.ts'), 'utf8').replace('../loader/foyer.ts', './foyer.js'),
  'index.d.ts': `import type { Load } from './load-types.js';
export type * from './foyer.js';
export type { FoyerApi, LoadOptions } from './load-types.js';
export declare const load: Load;
`,
});

const asPackage: Plugin = {
  name: 'foyer-widget-npm',
  generateBundle() {
    const files = types();
    for (const name of ['package.json', 'README.md']) files[name] = readFileSync(join(folder, name), 'utf8');
    for (const [fileName, source] of Object.entries(files)) this.emitFile({ type: 'asset', fileName, source });
  },
};

/** The package by which a site's own build brings the widget: one module and its types. */
export const widgetNpmConfig: InlineConfig = {
  configFile: false,
  root: folder,
  publicDir: false,
  plugins: [asPackage],
  build: {
    outDir: join(projectRoot, 'dist/npm'),
    emptyOutDir: true,
    minify: false,
    target: 'es2022',
    lib: { entry: join(folder, 'load.ts'), formats: ['es'], fileName: () => 'index.js' },
  },
};
