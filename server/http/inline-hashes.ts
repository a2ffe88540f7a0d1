import { createHash } from 'node:crypto';

const hashesOf = (page: string, element: RegExp): string[] =>
  [...page.matchAll(element)].map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);

/** The sources by which a policy allows exactly the style sheets that stand in this page. */
export const styleHashes = (page: string): string[] => hashesOf(page, /<style>(.*?)<\/style>/gs);

/** The sources by which a policy allows exactly the scripts that stand in this page. */
export const scriptHashes = (page: string): string[] => hashesOf(page, /<script type="module">(.*?)<\/script>/gs);
