import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createTextCodec } from './text-codec.ts';

const keyOf = (byte: number): string => Buffer.alloc(32, byte).toString('base64');

test('what is sealed can be opened again by the same key, and says nothing meanwhile', async () => {
  const codec = await createTextCodec(keyOf(1), crypto);
  const again = await createTextCodec(keyOf(1), crypto);
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const sealed = await codec.seal(text);
      if (text.length > 6) expect(sealed).not.toContain(text);
      expect(await again.open(sealed)).toBe(text);
    }),
    { numRuns: 50 },
  );
});

test('the same words are never sealed alike', async () => {
  const codec = await createTextCodec(keyOf(1), crypto);
  expect(await codec.seal('Our budget is 40,000.')).not.toBe(await codec.seal('Our budget is 40,000.'));
});

test('another key, a changed byte and plain words are refused', async () => {
  const codec = await createTextCodec(keyOf(1), crypto);
  const sealed = await codec.seal('Our budget is 40,000.');
  await expect((await createTextCodec(keyOf(2), crypto)).open(sealed)).rejects.toThrow();
  const [iv, bytes = ''] = sealed.split('.');
  const changed = `${iv}.${bytes.startsWith('A') ? 'B' : 'A'}${bytes.slice(1)}`;
  await expect(codec.open(changed)).rejects.toThrow();
  await expect(codec.open('Our budget is 40,000.')).rejects.toThrow();
});
