import type { TFunction } from 'i18next';
import type { OfferItem } from '../../../shared/protocol/rep/views.ts';
import { languageName, placeOf } from '../../lib/visitor-words.ts';

/** What a card says beside the visitor's own words. */
export interface OfferWords {
  words: string;
  company: string;
  target: boolean;
  place: string;
  page: string;
  /** Empty where the visitor speaks the reader's language. */
  language: string;
  why: string;
}

/** Words an offer for its card, in the reader's language. */
export function offerWords(
  offer: OfferItem,
  t: TFunction<'offers'>,
  tv: TFunction<'visitor'>,
  locale: string,
): OfferWords {
  const { visitor } = offer;
  const tag = visitor.locale;
  const foreign = tag !== null && tag.split('-')[0] !== locale.split('-')[0];
  return {
    words: offer.words,
    company: visitor.company?.name ?? tv('unknownCompany'),
    target: visitor.company?.target ?? false,
    place: placeOf({ ...visitor }, locale) ?? '',
    page: offer.pagePath ?? '',
    language: foreign ? (languageName(tag, locale) ?? '') : '',
    why: t(`why.${offer.why.code}`, { from: offer.why.params.from ?? '' }),
  };
}
