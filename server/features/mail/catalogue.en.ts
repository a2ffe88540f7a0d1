/** What an admin reads of a mail that tries the way, in English. `{name}` stands for what is filled in. */
export const catalogue = {
  testSubject: 'A test from {company}',
  testText: 'E-mail works: replies that a visitor has not seen will reach them.',
} as const;
