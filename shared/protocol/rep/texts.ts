import * as z from 'zod';
import { isLocaleTag, type LocaleTag } from '../../domain/locales.ts';
import { Id } from '../../domain/scalars.ts';
import { request } from '../contract.ts';

/** The longest text a site may put in place of one of the product's. */
export const maxSiteText = 400;

/** Schema of the tag of a language the widget speaks. */
export const Locale = z.string().refine((tag): tag is LocaleTag => isLocaleTag(tag), 'no language of the widget');

/** Texts by their key. */
const Texts = z.record(z.string().max(60), z.string().trim().min(1).max(maxSiteText));

/** A text that visitors see: its key, where it is said, and the product's own words. */
export const VisitorText = z.object({ key: z.string(), part: z.string(), text: z.string() });
/** A text that visitors see. */
export type VisitorText = z.infer<typeof VisitorText>;

/** The requests by which admins see and change what visitors read. */
export const textRequests = {
  /** Every text of a language, and what the site says instead; `spoken` are the languages in which it says anything of its own. */
  'texts.get': request(
    z.object({ siteId: Id, locale: Locale }),
    z.object({
      language: Locale.nullable(),
      texts: z.array(VisitorText),
      own: Texts,
      spoken: z.array(Locale),
    }),
  ),
  /** Replaces what the site says in a language; a text that is the product's own is not kept. `bad_request` names a key in `detail.key` that is unknown or has another blank. */
  'texts.set': request(z.object({ siteId: Id, locale: Locale, own: Texts }), z.object({ own: Texts })),
  /** The language for visitors whose own the widget does not speak; null is English. */
  'texts.set_language': request(z.object({ siteId: Id, language: Locale.nullable() }), z.object({})),
} as const;
