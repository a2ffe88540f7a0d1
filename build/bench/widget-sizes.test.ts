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
    dynamicImports: ['presence/start.ts', 'chat/open.tsx'],
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
};

test('each stage counts what it loads: late chunks at their stage, shared ones once, one language', () => {
  const names = [
    'loader.js',
    'frame.html',
    ...Object.values(manifest).flatMap(({ file, isEntry }) => (isEntry ? [] : [file])),
    'frame.css',
    'chat.css',
  ];
  const launcher = { open: 'a name that is longer than the other' };
  const dear = 'a language of many words';
  using house = fixtureHouse({
    '.vite/manifest.json': JSON.stringify(manifest),
    ...Object.fromEntries(names.map((name) => [name, chunk(name)])),
    'words/en.json': '{"launcher":{"a":"b"}}',
    'words/en/messenger-0123456789.json': chunk('en'),
    'words/zh-Hans.json': JSON.stringify({ launcher }),
    'words/zh-Hans/messenger-0123456789.json': chunk(dear),
    'words/zh-Hans/booker-0123456789.json': chunk('a booker nobody asked for'),
  });
  const sizes = widgetSizes(house.root);
  const early = ['loader.js', 'frame.html', 'frame.css', 'shared.js', 'presence.js'];
  expect(sizes.loader).toBe(size('loader.js'));
  const first = gzipSync(JSON.stringify(launcher), { level: 9 }).length;
  expect(sizes.presence).toBe(first + size(...early));
  // The booker comes when it is opened; a chunk whose source lies nowhere known counts.
  expect(sizes.chat).toBe(first + size(...early, 'chat.js', 'chat.css', 'preact.js', dear, 'strange.js'));
  expect(sizes.call).toBe(size('engine.js'));
});
