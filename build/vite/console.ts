import { join } from 'node:path';
import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { InlineConfig } from 'vite';
import { projectRoot } from '../scripts/project-root.ts';
import { firstChunk } from './first-chunk.ts';
import { leanZod } from './lean-zod.ts';

const root = join(projectRoot, 'renderer');

/** The console's pages, served by the router under /console/ and by the desktop app under app://console/. */
export const consoleConfig: InlineConfig = {
  configFile: false,
  root,
  // Two places serve the same files, so every address in them is relative.
  base: './',
  plugins: [react(), tailwind(), leanZod()],
  build: {
    outDir: join(projectRoot, 'dist/console'),
    emptyOutDir: true,
    manifest: true,
    // light-dark() stays as it is: lowered, a theme could not be set on a part of the page.
    cssTarget: ['chrome123', 'edge123', 'firefox128', 'safari17.5'],
    // The console's CSP allows no data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_500,
    rolldownOptions: {
      input: { console: join(root, 'index.html'), 'offer-card': join(root, 'offer-card.html') },
      output: {
        codeSplitting: {
          groups: [
            // The small page first: the console's file then holds what the two do not share.
            { debugName: 'card', name: firstChunk(join(root, 'app/offer-card.tsx'), 'card'), priority: 2 },
            { debugName: 'first', name: firstChunk(join(root, 'app/main.tsx'), 'first'), priority: 1 },
          ],
        },
      },
    },
  },
};
