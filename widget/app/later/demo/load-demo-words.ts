import { type Catalogue, createWords, type DemoWords, type Words } from '../../locales/words.ts';

/** Names the texts that were built with this code: other texts lie at other addresses. */
declare const __FOYER_WORDS__: string;

/** Loads the words of demos, with their chunk; the site's own texts come first. */
export const loadDemoWords = async ({ tongue }: Words): Promise<DemoWords> => {
  const answer = await fetch(`words/${tongue.tag}/demo-${__FOYER_WORDS__}.json`);
  if (!answer.ok) throw new Error('the words did not come');
  return createWords(tongue, { ...((await answer.json()) as Catalogue), ...tongue.texts });
};
