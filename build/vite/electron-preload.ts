import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { projectRoot } from '../scripts/project-root.ts';

export const PRELOADS = ['console', 'offer-card'] as const;

/** One preload script. A sandboxed preload is a single CommonJS file: it can load nothing of its own. */
export const electronPreloadConfig = (name: (typeof PRELOADS)[number]): InlineConfig => ({
  configFile: false,
  root: join(projectRoot, 'electron/preload'),
  publicDir: false,
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    outDir: join(projectRoot, 'dist/electron/preload'),
    emptyOutDir: false,
    ssr: true,
    target: 'chrome130',
    minify: false,
    rolldownOptions: {
      input: { [name]: join(projectRoot, `electron/preload/${name}.ts`) },
      output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
    },
  },
});
