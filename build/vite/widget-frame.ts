import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import { projectRoot } from '../scripts/project-root.ts';
import { chunkAfter } from './chunk-after.ts';
import { inlineScript } from './inline-script.ts';
import { inlineStyles } from './inline-styles.ts';
import { leanSocketIo } from './lean-socket-io.ts';
import { noPreload } from './no-preload.ts';
import { simplePeerModule } from './simple-peer-module.ts';
import { websocketOnly } from './websocket-only.ts';
import { widgetWords } from './widget-words.ts';

const root = join(projectRoot, 'widget/app');

/** The page inside the widget's iframe: hashed chunks, and beside them the words of each language. */
export const widgetFrameConfig: InlineConfig = {
  configFile: false,
  root,
  base: './',
  plugins: [
    websocketOnly(),
    leanSocketIo(),
    simplePeerModule(),
    noPreload(),
    inlineStyles(),
    inlineScript('frame.html'),
    widgetWords(join(root, 'locales')),
  ],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  build: {
    outDir: join(projectRoot, 'dist/widget'),
    emptyOutDir: true,
    // The size bench reads it.
    manifest: true,
    target: ['chrome107', 'edge107', 'firefox104', 'safari16'],
    assetsInlineLimit: 0,
    modulePreload: false,
    rolldownOptions: {
      input: { frame: join(root, 'frame.html') },
      output: {
        // Beside the page it is put into, so that it names other chunks as the page does.
        entryFileNames: '[name]-[hash].js',
        codeSplitting: {
          // Only what it names: what its modules import too stays where the page has it.
          includeDependenciesRecursively: false,
          groups: [
            {
              debugName: 'messenger',
              name: chunkAfter(join(root, 'main.ts'), join(root, 'chat/mount-messenger.tsx'), 'messenger'),
            },
          ],
        },
      },
      // The packages do not say that their modules do nothing when they are loaded; what nobody uses would stay in.
      treeshake: { moduleSideEffects: (id) => !/\/(engine|socket)\.io-(client|parser)\//.test(id) },
    },
  },
};
