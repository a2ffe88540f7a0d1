import type { InlineConfig } from 'vite';

/** One thing that is built: the configs run in order into one folder. */
export interface BuildTarget {
  name: string;
  /** Files without which there is nothing to build. */
  entries: readonly string[];
  /** Files and folders whose content decides whether the output is fresh. */
  inputs: readonly string[];
  outputs: readonly string[];
  /** Loaded late: reading the plug-ins costs more than finding out that nothing is to be done. */
  configs: () => Promise<InlineConfig[]>;
}

const EVERY_BUILD = ['package-lock.json', 'tsconfig.base.json', 'shared', 'build/scripts/build-targets.ts'];

export const BUILD_TARGETS: readonly BuildTarget[] = [
  {
    name: 'console',
    entries: ['renderer/index.html', 'renderer/offer-card.html'],
    inputs: [
      ...EVERY_BUILD,
      'renderer',
      'build/vite/console.ts',
      'build/vite/first-chunk.ts',
      'build/vite/lean-zod.ts',
      'build/vite/read-with.ts',
    ],
    outputs: ['dist/console/index.html', 'dist/console/offer-card.html'],
    configs: async () => [(await import('../vite/console.ts')).consoleConfig],
  },
  {
    name: 'widget',
    entries: ['widget/app/frame.html', 'widget/loader/main.ts', 'widget/npm/load.ts'],
    inputs: [
      ...[...EVERY_BUILD, 'widget', 'build/vite/widget-frame.ts', 'build/vite/widget-loader.ts'],
      ...['build/vite/chunk-after.ts', 'build/vite/read-with.ts', 'build/vite/lean-socket-io.ts'],
      ...['build/vite/inline-styles.ts', 'build/vite/no-preload.ts', 'build/vite/websocket-only.ts'],
      ...['build/vite/inline-script.ts', 'build/vite/widget-npm.ts'],
    ],
    outputs: ['dist/widget/frame.html', 'dist/widget/loader.js', 'dist/npm/index.js'],
    configs: async () => [
      (await import('../vite/widget-frame.ts')).widgetFrameConfig,
      (await import('../vite/widget-loader.ts')).widgetLoaderConfig,
      (await import('../vite/widget-npm.ts')).widgetNpmConfig,
    ],
  },
  {
    name: 'electron',
    entries: ['electron/main.ts', 'electron/preload/console.ts', 'electron/preload/offer-card.ts'],
    inputs: [
      ...EVERY_BUILD,
      'electron',
      'build/vite/electron-main.ts',
      'build/vite/electron-preload.ts',
      'build/vite/lean-settings-store.ts',
    ],
    outputs: ['dist/electron/main.js', 'dist/electron/preload/console.cjs', 'dist/electron/preload/offer-card.cjs'],
    configs: async () => {
      const { electronMainConfig } = await import('../vite/electron-main.ts');
      const { electronPreloadConfig, PRELOADS } = await import('../vite/electron-preload.ts');
      return [electronMainConfig, ...PRELOADS.map(electronPreloadConfig)];
    },
  },
];
