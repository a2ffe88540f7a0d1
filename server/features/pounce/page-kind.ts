/** What a page is about, as far as its path tells. */
export type PageKind = 'pricing' | 'compare' | 'security' | 'demo' | 'docs' | 'customers' | 'home' | 'other';

const kinds: readonly (readonly [PageKind, RegExp])[] = [
  ['pricing', /\/(pricing|prices?|plans?|quote|buy)(\/|\.|$)/i],
  ['demo', /\/(demo|demos|demo-request|request-a?-?demo|book-a-demo|contact-sales|contact)(\/|\.|$)/i],
  ['compare', /\/(compare|comparison|versus|vs|alternatives?)([/.-]|$)/i],
  ['security', /\/(security|trust|privacy|compliance|gdpr|legal)(\/|\.|$)/i],
  ['docs', /\/(docs?|documentation|help|support|api|integrations?)(\/|\.|$)/i],
  ['customers', /\/(customers?|case-stud(y|ies)|stories|references)(\/|\.|$)/i],
  ['home', /^\/?([a-z]{2}\/?)?(index\.html?)?$/i],
];

/** What the page under this path is about. */
export const pageKind = (path: string): PageKind => kinds.find(([, words]) => words.test(path))?.[0] ?? 'other';
