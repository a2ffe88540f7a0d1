import type { TFunction } from 'i18next';
import type { OfferItem, WhyMe } from '../../../shared/protocol/rep/views.ts';
import { formatLongAgo } from '../../lib/relative-time.ts';
import { languageName, placeOf, quotedWords } from '../../lib/visitor-words.ts';

/** What a card says beside the visitor's own words. */
export interface OfferWords {
  words: string;
  /** The words are ours: nobody said them. */
  ours: boolean;
  company: string;
  target: boolean;
  /** Somebody to practise on. */
  demo: boolean;
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
  const why = whyMe(offer.why, t, locale);
  // A colleague's words about the visitor say more than the visitor's first ones.
  const said = offer.transfer?.note ?? offer.words;
  const tag = visitor.locale;
  const foreign = tag !== null && tag.split('-')[0] !== locale.split('-')[0];
  return {
    words: said || unsaid(offer, t),
    ours: said === '',
    company: visitor.company?.name ?? tv('unknownCompany'),
    target: visitor.company?.target ?? false,
    demo: visitor.practice ?? false,
    place: placeOf({ ...visitor }, locale) ?? '',
    page: offer.pagePath ?? '',
    language: foreign ? (languageName(tag, locale) ?? '') : '',
    why: offer.transfer?.note && offer.words ? `${why} · ${quotedWords(offer.words, tv)}` : why,
  };
}

/** What is said of a visitor who said nothing. */
export const unsaid = ({ kind }: OfferItem, t: TFunction<'offers'>): string =>
  t(kind === 'call' ? 'wantsCall' : 'noWords');

/** The same with nothing in it that says who: a screen is shown, and others see it. */
export const veiledWords = (words: OfferWords, t: TFunction<'offers'>): OfferWords => ({
  ...words,
  words: t('veiled'),
  ours: true,
  company: t('veiledWho'),
  target: false,
  place: '',
  page: '',
  why: '',
});

/** Why the offer came to the reader, with what the router knows of it: *You own Acme*, *You talked with them last week*. */
export function whyMe({ code, params }: WhyMe, t: TFunction<'offers'>, locale: string, now = Date.now()): string {
  const { company, owner, at, language, from } = params;
  if (code === 'owner' && company) return t('why.ownerOf', { company });
  if (code === 'fallback' && owner) return t('why.fallbackOf', { owner });
  if (code === 'previous_rep' && at) return t('why.previous_repAt', { when: formatLongAgo(Number(at), now, locale) });
  if (code === 'transfer' && from) return t('why.transferFrom', { from });
  const spoken = code === 'same_language' ? languageName(language ?? null, locale) : null;
  return spoken === null ? t(`why.${code}`) : t('why.same_languageOf', { language: spoken });
}
