import { gzipSync } from 'node:zlib';
import type { Manifest, ManifestChunk } from 'vite';
import { expect, test } from 'vitest';
import { fixtureHouse } from '../guards/fixture-house.ts';
import { widgetSizes } from './widget-sizes.ts';

const chunk = (name: string): string => `export const it = '${name.repeat(3)}';`;
const size = (...names: string[]): number =>
  names.reduce((sum, name) => sum + gzipSync(chunk(name), { level: 9 }).length, 0);

const late = (file: string, more: Partial<ManifestChunk> = {}): ManifestChunk => ({
  file,
  isDynamicEntry: true,
  ...more,
});

const manifest: Manifest = {
  'frame.html': {
    file: 'frame.js',
    isEntry: true,
    css: ['frame.css'],
    imports: ['_shared.js'],
    dynamicImports: [
      'presence/start.ts',
      'chat/open.tsx',
      ...['en', 'ja'].flatMap((language) => [
        `locales/${language}/launcher.json`,
        `locales/${language}/messenger.json`,
      ]),
    ],
  },
  '_shared.js': { file: 'shared.js' },
  'presence/start.ts': late('presence.js', { imports: ['_shared.js'] }),
  'chat/open.tsx': late('chat.js', {
    imports: ['_preact.js'],
    assets: ['chat.css'],
    dynamicImports: ['../../shared/client/media/engine.ts', 'booker/open.tsx', 'later/open.tsx', 'strange/open.tsx'],
  }),
  '_preact.js': { file: 'preact.js' },
  '../../shared/client/media/engine.ts': late('engine.js', { imports: ['_preact.js'] }),
  'booker/open.tsx': late('booker.js'),
  'later/open.tsx': late('later.js'),
  'strange/open.tsx': late('strange.js'),
  'locales/en/launcher.json': late('en-launcher.js'),
  'locales/en/messenger.json': late('en.js'),
  'locales/ja/launcher.json': late('japanese-launcher.js'),
  'locales/ja/messenger.json': late('japanese-with-many-words.js'),
};

test('each stage counts what it loads: late chunks at their stage, shared ones once, one language', () => {
  const names = [
    'loader.js',
    'frame.html',
    ...Object.values(manifest).map(({ file }) => file),
    'frame.css',
    'chat.css',
  ];
  using house = fixtureHouse({
    '.vite/manifest.json': JSON.stringify(manifest),
    ...Object.fromEntries(names.map((name) => [name, chunk(name)])),
  });
  const sizes = widgetSizes(house.root);
  const early = [
    'loader.js',
    'frame.html',
    'frame.js',
    'frame.css',
    'shared.js',
    'presence.js',
    'japanese-launcher.js',
  ];
  expect(sizes.loader).toBe(size('loader.js'));
  expect(sizes.presence).toBe(size(...early));
  // The booker comes when it is opened; a chunk whose source lies nowhere known counts.
  expect(sizes.chat).toBe(
    size(...early, 'chat.js', 'chat.css', 'preact.js', 'japanese-with-many-words.js', 'strange.js'),
  );
  expect(sizes.call).toBe(size('engine.js'));
});
