import { rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { fixtureHouse } from '../guards/fixture-house.ts';
import { inputHash } from './input-hash.ts';

const files = { 'widget/app/main.ts': 'a', 'widget/app/main.test.ts': 'b', 'lock.json': 'c' };
const inputs = ['widget', 'lock.json', 'not-there'];

test('a checkout that only touched the files is fresh', () => {
  using house = fixtureHouse(files);
  const before = inputHash(house.root, inputs);
  utimesSync(join(house.root, 'widget/app/main.ts'), 1, 1);
  writeFileSync(join(house.root, 'widget/app/main.test.ts'), 'another test');
  expect(inputHash(house.root, inputs)).toBe(before);
});

test.each<[string, (root: string) => void]>([
  ['content', (root) => writeFileSync(join(root, 'widget/app/main.ts'), 'z')],
  ['a new file', (root) => writeFileSync(join(root, 'widget/app/new.ts'), '')],
  ['a file that went', (root) => rmSync(join(root, 'widget/app/main.ts'))],
  ['the lock', (root) => writeFileSync(join(root, 'lock.json'), 'd')],
])('%s makes it stale', (_what, change) => {
  using house = fixtureHouse(files);
  const before = inputHash(house.root, inputs);
  change(house.root);
  expect(inputHash(house.root, inputs)).not.toBe(before);
});
