import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { projectRoot } from '../scripts/project-root.ts';
import { websocketOnly } from './websocket-only.ts';

const root = join(projectRoot, 'widget/app');

/** The page inside the widget's iframe: hashed chunks, and one chunk per locale. */
export const widgetFrameConfig: InlineConfig = {
  configFile: false,
  root,
  base: './',
  plugins: [websocketOnly()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: join(projectRoot, 'dist/widget'),
    emptyOutDir: true,
    // The size bench reads it.
    manifest: true,
    target: ['chrome107', 'edge107', 'firefox104', 'safari16'],
    assetsInlineLimit: 0,
    // No helper that preloads: chunks are few, and what is before any click is counted in bytes.
    modulePreload: false,
    rolldownOptions: { input: { frame: join(root, 'frame.html') } },
  },
};
