import * as z from 'zod';
import { maxTextLength } from './limits.ts';

/** Schema of every id: a UUIDv7 in lower case, sortable by the time it was made. */
export const Id = z.uuid();
/** An id of any entity. */
export type Id = z.infer<typeof Id>;

/** Schema of an instant: whole milliseconds since 1970 UTC by the server's clock. */
export const Instant = z.number().int().nonnegative();
/** An instant in UTC milliseconds. */
export type Instant = z.infer<typeof Instant>;

const isZone = (zone: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
};

/** Schema of an IANA time zone name such as `Europe/Berlin`. */
export const Zone = z.string().max(64).refine(isZone, 'not an IANA time zone');

/** Schema of an e-mail address, trimmed and in lower case, at most 254 characters. */
export const Email = z.string().trim().toLowerCase().max(254).pipe(z.email());

/** Schema of a person's or company's name as typed: trimmed, 1 to 120 characters. */
export const Name = z.string().trim().min(1).max(120);

/** Schema of a message's text: 1 to 8,000 characters, not blank. */
export const MessageText = z
  .string()
  .max(maxTextLength)
  .refine((text) => text.trim().length > 0, 'blank');
