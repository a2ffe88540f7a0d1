import * as z from 'zod';

/** Origins, one a line, each brought to the form browsers send. What is wrong is said as `origin` or `origins`. */
export const OriginLines = z.string().transform((text, context) => {
  const lines = text
    .split(/[\n,]/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const origins: string[] = [];
  for (const line of lines) {
    const url = URL.parse(/^https?:\/\//i.test(line) ? line : `https://${line}`);
    if (url === null || (!url.hostname.includes('.') && url.hostname !== 'localhost')) {
      context.addIssue({ code: 'custom', message: 'origin' });
      return z.NEVER;
    }
    if (!origins.includes(url.origin)) origins.push(url.origin);
  }
  if (origins.length === 0) {
    context.addIssue({ code: 'custom', message: 'origins' });
    return z.NEVER;
  }
  return origins;
});
