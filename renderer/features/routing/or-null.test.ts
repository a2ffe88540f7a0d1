import { expect, it } from 'vitest';
import { orNull } from './or-null.ts';

it('lets a second word be typed, and takes blanks alone for nothing', () => {
  expect([...'spring sale'].reduce((text, sign) => orNull(text + sign) ?? '', '')).toBe('spring sale');
  expect(orNull('  ')).toBeNull();
});
