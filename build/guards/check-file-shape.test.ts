import { expect, test } from 'vitest';
import { checkFileShape, MAX_LINES } from './check-file-shape.ts';
import { fixtureHouse } from './fixture-house.ts';

test.each([
  ['file-length', 'server/features/a.ts', 'x\n'.repeat(MAX_LINES + 1)],
  ['no-barrel', 'shared/domain/index.ts', ''],
  ['no-shapeless-name', 'renderer/lib/utils.ts', ''],
  ['no-shapeless-name', 'server/helpers/date.ts', ''],
  ['no-shapeless-name', 'widget/app/common/a.tsx', ''],
  ['house-plan', 'src/a.ts', ''],
])('%s: %s', (rule, file, text) => {
  using house = fixtureHouse({ [file]: text });
  expect(checkFileShape(house.root).map((finding) => finding.rule)).toEqual([rule]);
});

test('a file of exactly the allowed length passes', () => {
  using house = fixtureHouse({ 'server/features/a.ts': 'x\n'.repeat(MAX_LINES) });
  expect(checkFileShape(house.root)).toEqual([]);
});
