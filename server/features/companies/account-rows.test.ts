import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountDomain } from './account-domain.ts';
import { accountRows } from './account-rows.ts';
import { readCsv } from './read-csv.ts';

const people = new Map([
  ['ana@northwind.example', 'ana'],
  ['bela@northwind.example', 'bela'],
]);
const read = (csv: string) => accountRows(csv, (email) => people.get(email));

test('a list with a header in any order is read, by commas, semicolons and tabs', () => {
  for (const [separator, newline] of [
    [',', '\n'],
    [';', '\r\n'],
    ['\t', '\r'],
  ] as const) {
    const rows = [
      ['Owner Email', 'Notes', 'Domain', 'Company'],
      ['Ana@Northwind.example', 'a key account', 'www.Acme.example', 'Acme'],
      ['', '', 'https://globex.example/about', ''],
    ];
    const csv = `\uFEFF${rows.map((row) => row.join(separator)).join(newline)}${newline}${newline}`;
    expect(read(csv)).toEqual({
      wanted: [
        { domain: 'acme.example', name: 'Acme', ownerId: 'ana' },
        { domain: 'globex.example', name: undefined, ownerId: null },
      ],
      wrong: [],
    });
  }
});

test('a list without a header is domain, company, owner; a column that is left out changes nothing', () => {
  expect(read('acme.example\nglobex.example,Globex\ninitech.example,Initech,\n').wanted).toEqual([
    { domain: 'acme.example', name: undefined, ownerId: undefined },
    { domain: 'globex.example', name: 'Globex', ownerId: undefined },
    { domain: 'initech.example', name: 'Initech', ownerId: null },
  ]);
});

test('what is wrong is told with its line, also behind cells of several lines', () => {
  const csv = [
    'domain,company,owner',
    'acme.example,"Acme ""North"", Ltd\nsecond line",ana@northwind.example',
    ',Nobody,',
    'not a domain,,',
    'GMAIL.com,,',
    'www.acme.example,,',
    'globex.example,Globex,carl@northwind.example',
    'initech.example,Initech,,more',
    `hooli.example,${'H'.repeat(121)},`,
    '"umbrella.example,Umbrella',
  ].join('\n');
  const { wanted, wrong } = read(csv);
  expect(wanted).toEqual([{ domain: 'acme.example', name: 'Acme "North", Ltd second line', ownerId: 'ana' }]);
  expect(wrong).toEqual([
    { line: 4, why: 'no_domain', text: 'Nobody' },
    { line: 5, why: 'not_a_domain', text: 'not a domain' },
    { line: 6, why: 'free_mail', text: 'gmail.com' },
    { line: 7, why: 'twice', text: 'acme.example' },
    { line: 8, why: 'unknown_owner', text: 'carl@northwind.example' },
    { line: 9, why: 'columns', text: 'initech.example Initech  more' },
    { line: 10, why: 'too_long', text: 'H'.repeat(120) },
    { line: 11, why: 'columns', text: 'umbrella.example,Umbrella' },
  ]);
});

test('a domain is kept as the network writes it', () => {
  expect(accountDomain(' Müller.DE ')).toBe('xn--mller-kva.de');
  expect(accountDomain('http://WWW.acme.co.uk/path?x=1')).toBe('acme.co.uk');
  expect(accountDomain('acme.example.')).toBe('acme.example');
  expect(
    ['localhost', '192.168.0.1', 'a..b', '-a.example', 'a@b.example', '', 'acme', 'a b.example'].map(accountDomain),
  ).toEqual(Array.from({ length: 8 }, () => null));
});

test('what is written as a CSV is read back, whatever the cells hold', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', ';', '\n', '\r', 'ü', '\t'), maxLength: 8 });
  const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
  fc.assert(
    fc.property(fc.array(fc.tuple(cell, cell, fc.constant('x')), { minLength: 1, maxLength: 6 }), (rows) => {
      const csv = rows.map((row) => row.map(quote).join(',')).join('\r\n');
      const records = readCsv(csv);
      expect(records.map(({ cells }) => cells)).toEqual(rows.map((row) => row.map((text) => text.trim())));
      expect(records.some(({ broken }) => broken)).toBe(false);
    }),
  );
});

test('a long cell that is never closed does not hold up the reader', () => {
  expect(readCsv(`"${'a"",'.repeat(200_000)}`)).toHaveLength(1);
});
