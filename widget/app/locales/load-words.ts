import type { Catalogue, Tongue } from './words.ts';

/** Names the texts that were built with this code: other texts lie at other addresses. */
declare const __FOYER_WORDS__: string;

/**
 * Each part of each language is a file of its own, fetched with what shows it. Which languages there are is the router's to know, so that
 * none costs the visitor of another one a byte. The site's own texts come first. What shows a part makes its words: here they would all be in the chat.
 */
export const loadPart = async ({ tag, texts }: Tongue, part: string): Promise<Catalogue> => {
  const answer = await fetch(`words/${tag}/${part}-${__FOYER_WORDS__}.json`);
  if (!answer.ok) throw new Error('the words did not come');
  return { ...((await answer.json()) as Catalogue), ...texts };
};
