import {
  type CallWords,
  type Catalogue,
  createWords,
  type FileWords,
  type TeaserWords,
  type Tongue,
  type VoiceWords,
  type Words,
} from './words.ts';

/** Names the texts that were built with this code: other texts lie at other addresses. */
declare const __FOYER_WORDS__: string;

/**
 * Each part of each language is a file of its own, fetched with what shows it. Which languages there are is the router's to know, so that
 * none costs the visitor of another one a byte. The site's own texts come first.
 */
const load = async ({ tag, texts }: Tongue, part: string): Promise<Catalogue> => {
  const answer = await fetch(`words/${tag}/${part}-${__FOYER_WORDS__}.json`);
  if (!answer.ok) throw new Error('the words did not come');
  return { ...((await answer.json()) as Catalogue), ...texts };
};

/** Loads the words of a rep's first word. */
export const loadTeaserWords = async (tongue: Tongue): Promise<TeaserWords> =>
  createWords(tongue, await load(tongue, 'teaser'));

/** Loads the words of calls. */
export const loadCallWords = async ({ tongue }: Words): Promise<CallWords> => {
  const [call, voice] = await Promise.all([load(tongue, 'call'), load(tongue, 'voice')]);
  return createWords(tongue, { ...call, ...voice });
};

/** Loads the words of voice messages. */
export const loadVoiceWords = async ({ tongue }: Words): Promise<VoiceWords> =>
  createWords(tongue, await load(tongue, 'voice'));

/** Loads the words of files. */
export const loadFileWords = async ({ tongue }: Words): Promise<FileWords> =>
  createWords(tongue, await load(tongue, 'files'));

/** Loads the words of the messenger. */
export const loadWords = async (tongue: Tongue): Promise<Words> => createWords(tongue, await load(tongue, 'messenger'));

/** Adds the words of the booker. */
export const loadBookerWords = async (words: Words): Promise<void> => words.learn(await load(words.tongue, 'booker'));

/** Adds the words of what a visitor may ask of what is kept of them. */
export const loadPrivacyWords = async (words: Words): Promise<void> => words.learn(await load(words.tongue, 'privacy'));

/** Adds the words of what comes once a talk has begun. */
export const loadLaterWords = async (words: Words): Promise<void> => words.learn(await load(words.tongue, 'later'));
