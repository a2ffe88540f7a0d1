import fc from 'fast-check';
import { expect, it } from 'vitest';
import { textParts } from './text-parts.ts';

const kinds = (message: string) => textParts(message).map(({ kind, text }) => `${kind} ${text}`);

it.each([
  ['see https://a.example/x?y=1#z.', ['text see ', 'link https://a.example/x?y=1#z', 'text .']],
  ['(https://en.example/wiki/A_(b))', ['text (', 'link https://en.example/wiki/A_(b)', 'text )']],
  ['HTTP://A.EXAMPLE!', ['link HTTP://A.EXAMPLE', 'text !']],
  ['اتصل على +49 30 1234-567 الآن', ['text اتصل على ', 'number +49 30 1234-567', 'text  الآن']],
  ['http://', ['text http://']],
  ['javascript:alert(1) ftp://a', ['text javascript:alert(1) ftp://a']],
  ['<a href="https://a.example">x</a>', ['text <a href="', 'link https://a.example', 'text ">x</a>']],
])('cuts %s', (message, expected) => {
  expect(kinds(message)).toEqual(expected);
});

it('never loses or adds a character, and links only to http and https', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 8 }),
    fc.constantFrom(
      'http://',
      'https://x',
      'https://a.example/(b)?c=1',
      '(',
      ')',
      '. ',
      'javascript:',
      '1 2',
      '+49 30',
    ),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      const message = pieces.join('');
      const parts = textParts(message);
      expect(parts.map((part) => part.text).join('')).toBe(message);
      for (const part of parts)
        if (part.kind === 'link') expect(['http:', 'https:']).toContain(new URL(part.href).protocol);
    }),
  );
});
