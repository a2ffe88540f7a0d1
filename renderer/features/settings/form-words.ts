import type { TFunction } from 'i18next';
import type * as z from 'zod';

const known = [
  'required',
  'long',
  'long40',
  'email',
  'password',
  'origin',
  'origins',
  'color',
  'webAddress',
  'whole',
  'ownerTooLong',
  'bookTooLate',
] as const;

/** What a form's schema said, in the reader's words. */
export function invalidWords(message: string | undefined, t: TFunction<'settings'>): string | undefined {
  if (message === undefined) return undefined;
  return t(`invalid.${known.find((each) => each === message) ?? 'other'}`);
}

/** For `refine`: whether the contract takes the text. */
export const fits = (schema: z.ZodType) => (text: string) => schema.safeParse(text).success;
