import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocaleTag } from '../../../shared/domain/locales.ts';
import type { VisitorText } from '../../../shared/protocol/rep/texts.ts';
import { isRouterWord, visitorWords } from '../words/visitor-words.ts';

export type Catalogues = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The words the widget was built with, by part, read from beside its page; none where there is no widget. */
export const createWidgetWords = (folder: string) => {
  const read = new Map<string, Promise<Catalogues>>();
  return (tag: string): Promise<Catalogues> => {
    const known = read.get(tag);
    if (known) return known;
    const words = readFile(join(folder, 'words', `${tag}.json`), 'utf8').then(
      (text) => JSON.parse(text) as Catalogues,
      () => ({}),
    );
    read.set(tag, words);
    return words;
  };
};

/** A page of the router's own, which stands on no site, and what is mailed or saved of a conversation. */
const ofNoSite = (key: string): boolean => /^(?:stop|transcript)\./.test(key);

/** All that a site may put in other words, in the product's own. */
export const createDefaultTexts =
  (widgetWords: (tag: string) => Promise<Catalogues>) =>
  async (tag: LocaleTag): Promise<VisitorText[]> => {
    const ours = Object.entries(visitorWords(tag)).filter(([key]) => !ofNoSite(key));
    const theirs = Object.entries(await widgetWords(tag)).flatMap(([part, words]) =>
      Object.entries(words).map(([key, text]) => ({ key, part, text })),
    );
    return [...ours.map(([key, text]) => ({ key, part: key.split('.')[0] ?? '', text })), ...theirs];
  };

/** Of a site's own texts those that the widget says. */
export const widgetTexts = (own: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(own).filter(([key]) => !isRouterWord(key)));
