import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listFiles } from './source-files.ts';

const root = join(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

/** A test's title begins with the ids of the promises it holds. */
const titles = /(['`])(R\d+[.\d]* .*?)\1/g;

test('every promise of docs/routing.md stands in the title of a test that holds it', () => {
  const promises = [...read('docs/routing.md').matchAll(/\*\*(R\d+\.\d+)\*\*/g)].map(([, id = '']) => id);
  const held = new Set<string>();
  for (const file of listFiles(root, ['.test.ts'])) {
    for (const [, , title = ''] of read(file).matchAll(titles)) {
      for (const [id] of title.matchAll(/R\d+\.\d+/g)) held.add(id);
    }
  }
  expect(promises.length).toBeGreaterThan(140);
  expect(promises.filter((id) => !held.has(id))).toEqual([]);
});
