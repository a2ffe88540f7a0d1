import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Inline, readText } from '../../../shared/domain/read-text.ts';
import { mayBeMarked } from './may-be-marked.ts';

const words = (parts: readonly Inline[]): string =>
  parts.map((part) => (part.kind === 'text' ? part.text : `<${part.kind}>`)).join('');

it.each([
  '**bold**',
  '*it*',
  '`code`',
  '```\na\n```',
  '- one',
  '• one',
  '7) one',
  '> said',
  'http://a.b',
  'MAILTO:a@b.c',
  '[a](https://b.c)',
  '10 000',
])('sees the mark in %j', (text) => {
  expect(mayBeMarked(text)).toBe(true);
});

it('leaves a plain sentence alone', () => {
  expect(mayBeMarked('Do you work with SAP? We do - mostly (not always) > others: yes.\nThank you!')).toBe(false);
});

it('never calls words plain that the reader reads otherwise', () => {
  const piece = fc.constantFrom(
    ...['*', '**', '`', '```', '\n', '- ', '• ', '> ', '1. ', '12', '+4', ' ', 'a', 'ü', '[a]', '(', ')'],
    ...['http', 's://', 'HTTPS://x.y', 'mailto:', 'a@b.c', '\r', '\u2028', '\u0661', '(https://a.b)'],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      if (mayBeMarked(text)) return;
      const [block, ...more] = readText(text);
      expect(more).toEqual([]);
      expect(block?.kind === 'lines' && block.lines.map(words).join('\n')).toBe(text);
    }),
    { numRuns: 2_000 },
  );
});
