import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fixtureHouse } from '../guards/fixture-house.ts';
import { widgetSizes } from './widget-sizes.ts';

const chunk = (name: string): string => `export const it = '${name.repeat(3)}';`;
const size = (...names: string[]): number =>
  names.reduce((sum, name) => sum + gzipSync(chunk(name), { level: 9 }).length, 0);

const manifest = {
  'frame.html': {
    file: 'frame.js',
    isEntry: true,
    css: ['frame.css'],
    imports: ['_shared.js'],
    dynamicImports: ['presence/start.ts', 'chat/open.tsx', 'locales/en.json', 'locales/ja.json'],
  },
  '_shared.js': { file: 'shared.js' },
  'presence/start.ts': { file: 'presence.js', src: 'presence/start.ts', isDynamicEntry: true, imports: ['_shared.js'] },
  'chat/open.tsx': {
    file: 'chat.js',
    src: 'chat/open.tsx',
    isDynamicEntry: true,
    imports: ['_preact.js'],
    dynamicImports: ['../../shared/client/media/engine.ts', 'booking/open.tsx'],
  },
  '_preact.js': { file: 'preact.js' },
  '../../shared/client/media/engine.ts': { file: 'engine.js', isDynamicEntry: true, imports: ['_preact.js'] },
  'booking/open.tsx': { file: 'booking.js', isDynamicEntry: true },
  'locales/en.json': { file: 'en.js', src: 'locales/en.json', isDynamicEntry: true },
  'locales/ja.json': { file: 'japanese.js', src: 'locales/ja.json', isDynamicEntry: true },
};

test('each stage counts what it loads: late chunks at their stage, shared ones once, one language', () => {
  const names = ['loader.js', 'frame.html', ...Object.values(manifest).map(({ file }) => file), 'frame.css'];
  using house = fixtureHouse({
    '.vite/manifest.json': JSON.stringify(manifest),
    ...Object.fromEntries(names.map((name) => [name, chunk(name)])),
  });
  const sizes = widgetSizes(house.root);
  const early = ['loader.js', 'frame.html', 'frame.js', 'frame.css', 'shared.js', 'presence.js'];
  expect(sizes.loader).toBe(size('loader.js'));
  expect(sizes.presence).toBe(size(...early));
  // Where a chunk's source lies nowhere known, it counts: here the booker, as long as nobody says otherwise.
  expect(sizes.chat).toBe(size(...early, 'chat.js', 'preact.js', 'japanese.js', 'booking.js'));
  expect(sizes.call).toBe(size('engine.js'));
});
