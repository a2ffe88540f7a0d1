import { loadPart } from '../locales/load-words.ts';
import { type CallWords, createWords, type Words } from '../locales/words.ts';

/** Loads the words of calls, and of what there is where none came about. */
export const loadCallWords = async ({ tongue }: Words): Promise<CallWords> => {
  const [call, voice] = await Promise.all([loadPart(tongue, 'call'), loadPart(tongue, 'voice')]);
  return createWords(tongue, { ...call, ...voice });
};
