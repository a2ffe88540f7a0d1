import { createHash } from 'node:crypto';

/** The sources by which a policy allows exactly the style sheets that stand in this page. */
export const styleHashes = (page: string): string[] =>
  [...page.matchAll(/<style>(.*?)<\/style>/gs)].map(
    ([, sheet = '']) => `'sha256-${createHash('sha256').update(sheet).digest('base64')}'`,
  );
