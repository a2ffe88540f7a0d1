import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptOf } from './excerpt-of.ts';
import { type Block, type Inline, readText } from './read-text.ts';

const inSource = (parts: readonly Inline[]): string =>
  parts
    .map((part) => {
      switch (part.kind) {
        case 'bold':
          return `**${inSource(part.parts)}**`;
        case 'italic':
          return `*${inSource(part.parts)}*`;
        case 'code':
          return `\`${part.text}\``;
        case 'link':
          return part.host === null ? part.text : `[${part.text}](${part.typed})`;
        default:
          return part.text;
      }
    })
    .join('');

/** What the tree says was typed. */
const source = (blocks: readonly Block[]): string =>
  blocks
    .flatMap((block) => {
      if (block.kind === 'code') return [`\`\`\`${block.lang}\n${block.text}\n\`\`\``];
      if ('items' in block) return block.items.map(({ mark, parts }) => mark + inSource(parts));
      return block.lines.map((line) => (block.kind === 'quote' ? '> ' : '') + inSource(line));
    })
    .join('\n');

/** The tree in short: `b(…)`, `i(…)`, `c(…)`, `#(number)`, `l(words → address)`. */
const short = (parts: readonly Inline[]): string =>
  parts
    .map((part) => {
      switch (part.kind) {
        case 'text':
          return part.text;
        case 'number':
          return `#(${part.text})`;
        case 'link':
          return `l(${part.text}${part.host === null ? '' : ` → ${part.host}`})`;
        case 'code':
          return `c(${part.text})`;
        default:
          return `${part.kind.charAt(0)}(${short(part.parts)})`;
      }
    })
    .join('');

const line = (text: string): string => {
  const [block, ...more] = readText(text);
  return block?.kind === 'lines' && more.length === 0 ? block.lines.map(short).join('⏎') : 'not lines';
};

const linksIn = (parts: readonly Inline[]): string[] =>
  parts.flatMap((part) => ('parts' in part ? linksIn(part.parts) : part.kind === 'link' ? [part.href] : []));
const allParts = (blocks: readonly Block[]): Inline[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'code') return [];
    return 'items' in block ? block.items.flatMap(({ parts }) => parts) : block.lines.flat();
  });
const plain = (parts: readonly Inline[]): string =>
  parts.map((part) => ('parts' in part ? plain(part.parts) : part.text)).join('');
const allLines = (blocks: readonly Block[]): string[] =>
  blocks.flatMap((block) => {
    if (block.kind === 'code') return [block.text];
    return 'items' in block ? block.items.map(({ parts }) => plain(parts)) : block.lines.map(plain);
  });
const depth = (parts: readonly Inline[]): number =>
  Math.max(0, ...parts.map((part) => ('parts' in part ? 1 + depth(part.parts) : 0)));

describe('the words of a line', () => {
  it.each([
    ['**bold** and *italic*', 'b(bold) and i(italic)'],
    ['*a **b** c*', 'i(a b(b) c)'],
    ['**a *b* c**', 'b(a i(b) c)'],
    ['**a *b** c*', 'b(a *b) c*'],
    ['`**no** https://a.example`', 'c(**no** https://a.example)'],
    ['2*3*4 and 5 * 6', '2*3*4 and 5 * 6'],
    ['snake_case_name', 'snake_case_name'],
    ['****', '****'],
    ['**', '**'],
    ['***a***', '***a***'],
    ['a ` b', 'a ` b'],
    ['one\n\ntwo', 'one⏎⏎two'],
    ['**open\nnext**', '**open⏎next**'],
    ['**一番** です', 'b(一番) です'],
    ['see https://a.example/x?y=1#z.', 'see l(https://a.example/x?y=1#z).'],
    ['(https://en.example/wiki/A_(b))', '(l(https://en.example/wiki/A_(b)))'],
    ['**https://a.example/**', 'b(l(https://a.example/))'],
    ['HTTP://A.EXAMPLE!', 'l(HTTP://A.EXAMPLE)!'],
    ['write to mailto:jo@acme.example.', 'write to l(mailto:jo@acme.example).'],
    ['اتصل على +49 30 1234-567 الآن', 'اتصل على #(+49 30 1234-567) الآن'],
    ['[our prices](https://acme.example/pricing)', 'l(our prices → acme.example)'],
    ['[пример](https://пример.example/)', 'l(пример → xn--e1afmkfd.example)'],
    ['[bank.example](https://other.example/)', '[bank.example](l(https://other.example/))'],
    ['[https://bank.example](https://other.example)', '[l(https://bank.example)](l(https://other.example))'],
    ['[x](javascript:alert(1))', '[x](javascript:alert(1))'],
    ['[x](data:text/html,y)', '[x](data:text/html,y)'],
    ['https://bank.example@other.example/', 'https://bank.example@other.example/'],
    ['https://a.example/\u202egpj.exe', 'l(https://a.example/)\u202egpj.exe'],
    ['http://', 'http://'],
    ['javascript:alert(1) ftp://a file:///etc', 'javascript:alert(1) ftp://a file:///etc'],
    ['<a href="https://a.example">x</a>', '<a href="l(https://a.example)">x</a>'],
  ])('%s', (text, expected) => {
    expect(line(text)).toBe(expected);
  });
});

describe('the blocks of a message', () => {
  it('are lists, quotes and code between lines', () => {
    const text = 'Hi\n- one\n- *two*\n1. first\n2. second\n> said\n> so\n```js\nlet a = **1**;\n\n```\nbye';
    expect(readText(text).map((block) => block.kind)).toEqual([
      'lines',
      'bullets',
      'numbers',
      'quote',
      'code',
      'lines',
    ]);
    expect(source(readText(text))).toBe(text);
    expect(excerptOf(text)).toBe('Hi one two first second said so let a = **1**; bye');
  });

  it('are words where they only begin like one', () => {
    for (const text of ['```\nopen', '-1 degree', '1.5 hours', '>:(', '- ', '```', '```\n```', '* * *']) {
      expect(readText(text).some((block) => block.kind === 'code')).toBe(false);
      expect(source(readText(text))).toBe(text);
    }
    expect(readText('-1 degree\n1.5 hours\n>:(').map((block) => block.kind)).toEqual(['lines']);
  });
});

describe('whatever is typed', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 6 }),
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.constantFrom(
      ...['*', '**', '***', '`', '```', '\n', '\n```\n', '> ', '- ', '1. ', '[', '](', ')', 'a', ' ', '.', '@'],
      ...[
        'http://',
        'https://a.example/(b)?c=1',
        'mailto:',
        'mailto:a@b.example',
        'javascript:',
        '[a](https://b.example)',
      ],
      ...['1 2', '+49 30', '\u202e', '<img src=x>'],
    ),
  );
  const message = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''));

  it('is read without an error and said in full', () => {
    fc.assert(
      fc.property(message, (text) => {
        expect(source(readText(text))).toBe(text);
      }),
      { numRuns: 2000 },
    );
  });

  it('links only to http, https and mailto, and never nests deeper than two', () => {
    fc.assert(
      fc.property(message, (text) => {
        const parts = allParts(readText(text));
        for (const href of linksIn(parts)) expect(['http:', 'https:', 'mailto:']).toContain(new URL(href).protocol);
        expect(depth(parts)).toBeLessThanOrEqual(2);
      }),
    );
  });

  it('is one line without marks in an excerpt', () => {
    fc.assert(
      fc.property(message, (text) => {
        const lines = allLines(readText(text));
        expect(excerptOf(text)).toBe(lines.join(' ').replace(/\s+/g, ' ').trim());
      }),
    );
    expect(excerptOf('**Hi** [there](https://a.example)\n- x')).toBe('Hi there x');
  });

  it('takes time in proportion to its length', () => {
    const bombs = [
      '*a ',
      '**a *b ',
      '`',
      '[',
      '[a](https://b',
      '```\n',
      '> - ',
      'https://((',
      '1 ',
      '((((1',
      '* ',
      '[a](',
      'mailto:a',
    ];
    const timeOf = (text: string): number => {
      const begun = performance.now();
      readText(text);
      return performance.now() - begun;
    };
    // 32 times the length: 1,024 times the time if each letter looked at all others, however often it is tried. A machine
    // that does other things too needs some tries for a quiet moment.
    const inProportion = (bomb: string): boolean => {
      const [short, long] = [5_000, 160_000].map((length) => bomb.repeat(length / bomb.length)) as [string, string];
      return Array.from({ length: 20 }).some(() => {
        const least = Math.min(timeOf(short), timeOf(short), timeOf(short));
        return timeOf(long) < 250 * least + 30;
      });
    };
    expect(bombs.filter((bomb) => !inProportion(bomb))).toEqual([]);
  });
});
