import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { projectRoot } from '../scripts/project-root.ts';
import { leanSettingsStore } from './lean-settings-store.ts';

/** The desktop app's main process: one ES module with its libraries inside, so the package carries no node_modules. */
export const electronMainConfig: InlineConfig = {
  configFile: false,
  root: join(projectRoot, 'electron'),
  publicDir: false,
  plugins: [leanSettingsStore()],
  ssr: { noExternal: true, external: ['electron'], target: 'node' },
  build: {
    outDir: join(projectRoot, 'dist/electron'),
    emptyOutDir: true,
    ssr: true,
    // The oldest Electron the app is tested on runs Node 20.
    target: 'node20',
    minify: false,
    sourcemap: true,
    rolldownOptions: {
      input: { main: join(projectRoot, 'electron/main.ts') },
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
    },
  },
};
