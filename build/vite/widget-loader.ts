import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { projectRoot } from '../scripts/project-root.ts';

/** The one script a site embeds: a single file under a name that never changes, because it stands in people's pages. */
export const widgetLoaderConfig: InlineConfig = {
  configFile: false,
  root: join(projectRoot, 'widget/loader'),
  publicDir: false,
  build: {
    outDir: join(projectRoot, 'dist/widget'),
    // The frame's build, which runs first, empties the folder.
    emptyOutDir: false,
    target: ['chrome107', 'edge107', 'firefox104', 'safari16'],
    lib: {
      entry: join(projectRoot, 'widget/loader/main.ts'),
      formats: ['iife'],
      name: 'FoyerLoader',
      fileName: () => 'loader.js',
    },
  },
};
