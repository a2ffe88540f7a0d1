import type { PageKey } from './northwind-site.ts';

/** A conversation as real buyers and reps have it. */
export interface DemoScript {
  readonly key: string;
  /** ISO 639-1: for a visitor whose browser says so and a rep who speaks it; English may come from anybody. */
  readonly language: 'en' | 'pt' | 'de' | 'es' | 'fr' | 'ja' | 'ar';
  /** Domain of the only company it can come from; without it anybody may ask. */
  readonly account?: string;
  /** Where on the site it is asked. */
  readonly page: PageKey;
  /** How it ends: answered and closed, with a meeting, or the visitor leaves without a word. */
  readonly ending: 'answered' | 'booked' | 'left';
  /** What is said, in turns: the visitor first, then the rep, and so on; 3 to 9 lines. */
  readonly lines: readonly string[];
}
