import type { Plugin } from 'vite';

/**
 * Replaces Vite's helper around dynamic imports by the import alone. It preloads what chunks need, retries styles and
 * costs more than a kilobyte before any click; the widget's few chunks need none of it and bring their styles themselves.
 */
export const noPreload = (): Plugin => ({
  name: 'foyer-no-preload',
  enforce: 'pre',
  apply: 'build',
  load: (id) => (id === '\0vite/preload-helper.js' ? 'export const __vitePreload = (load) => load();' : null),
  generateBundle: {
    // What else the helper would be told is written into the chunks last.
    order: 'post',
    handler(_options, bundle) {
      for (const chunk of Object.values(bundle))
        if (chunk.type === 'chunk') chunk.code = chunk.code.replaceAll(',[],import.meta.url)', ')');
    },
  },
});
