import { createHash } from 'node:crypto';

/** The visitor secret of somebody of the cast: the same in every run, so that whoever comes back is known again. */
export const castSecret = (key: string): string =>
  createHash('sha256').update(`northwind cast ${key}`).digest('base64url');
