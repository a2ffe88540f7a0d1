import { expect, test } from 'vitest';
import { clampWidth, DEFAULT_PANES, foldPanes, LIST_LIMITS, parsePanes } from './panes.ts';

const fold = (width: number) => foldPanes(width, DEFAULT_PANES, true);

test('a narrowing window folds the aside first, then the list', () => {
  expect(fold(1228)).toEqual({ listFolded: false, asideFolded: false });
  expect(fold(848)).toEqual({ listFolded: false, asideFolded: true });
  expect(fold(588)).toEqual({ listFolded: true, asideFolded: true });
});

test('a wider list folds sooner, and a window without an aside folds none', () => {
  expect(foldPanes(1060, { list: 336, aside: 304 }, true).asideFolded).toBe(false);
  expect(foldPanes(1060, { list: 480, aside: 304 }, true).asideFolded).toBe(true);
  expect(foldPanes(600, DEFAULT_PANES, false).asideFolded).toBe(false);
});

test('a width stays within its limits', () => {
  expect([0, 300.4, 9000].map((width) => clampWidth(width, LIST_LIMITS))).toEqual([
    LIST_LIMITS.min,
    300,
    LIST_LIMITS.max,
  ]);
});

test('stored widths are taken where they make sense', () => {
  expect(parsePanes('{"list":300,"aside":280}')).toEqual({ list: 300, aside: 280 });
  expect(parsePanes('{"list":9999,"aside":"wide"}')).toEqual({ list: LIST_LIMITS.max, aside: DEFAULT_PANES.aside });
  for (const stored of [null, '', '[]', 'null', '{', '7']) expect(parsePanes(stored)).toEqual(DEFAULT_PANES);
});
