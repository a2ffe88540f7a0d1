import * as z from 'zod';

/** The ways of consent, the strictest first: nothing is tracked, nothing is kept before an act, the site vouches. */
export const consentModes = ['off', 'ask', 'implied'] as const;
type Mode = (typeof consentModes)[number];

/** Schema of a country by its two letters (ISO 3166). */
export const CountryCode = z.string().regex(/^[A-Z]{2}$/);

const Countries = z.array(CountryCode).max(300).default([]);

/** Schema of the countries in which a site's consent differs from its usual one, by the way that holds there. */
export const ConsentIn = z.object({ off: Countries, ask: Countries, implied: Countries }).refine((lists) => {
  const all = consentModes.flatMap((mode) => lists[mode]);
  return new Set(all).size === all.length;
}, 'a country stands there twice');
/** The countries in which a site's consent differs from its usual one. */
export type ConsentIn = z.output<typeof ConsentIn>;

/** The same way everywhere. */
export const consentEverywhere: ConsentIn = { off: [], ask: [], implied: [] };

/** The European Economic Area, the United Kingdom and Switzerland: where the law wants to be asked first. */
export const askFirstCountries =
  'AT BE BG CH CY CZ DE DK EE ES FI FR GB GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');

/** Whether the country of a visitor has a say on a site. */
export const differsByCountry = (lists: ConsentIn): boolean => consentModes.some((mode) => lists[mode].length > 0);

/** The consent that holds in a country; where the country is not known, the strictest that the site has anywhere. */
export function consentFor(usual: Mode, lists: ConsentIn, country: string | null): Mode {
  if (country === null) return consentModes.find((mode) => mode === usual || lists[mode].length > 0) ?? usual;
  return consentModes.find((mode) => lists[mode].includes(country)) ?? usual;
}
