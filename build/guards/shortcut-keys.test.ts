import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from './source-files.ts';

const root = join(import.meta.dirname, '../..');
/** They name keys that others take. */
const lists = ['lib/shortcut-table.ts', 'app/element-keys.ts'];
const keysIn = /(?:\bkeys: |Keys = )'([^']+)'/g;

test('no two parts of the console take the same keys: only one of them would be heard', () => {
  const takers = new Map<string, Set<string>>();
  for (const file of listFiles(root, ['.ts', '.tsx'], ['renderer'])) {
    if (file.includes('.test.') || file.includes('/gallery/') || lists.some((list) => file.endsWith(list))) continue;
    for (const [, keys = ''] of readFileSync(join(root, file), 'utf8').matchAll(keysIn)) {
      takers.set(keys, (takers.get(keys) ?? new Set()).add(file));
    }
  }
  expect(takers.size).toBeGreaterThan(15);
  expect([...takers].filter(([, files]) => files.size > 1)).toEqual([]);
});
