import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import { localeTags } from '../../shared/domain/locales.ts';

/** The parts of the widget's words: each comes with what shows it. */
export const wordParts = [
  'launcher',
  'messenger',
  'booker',
  'later',
  'teaser',
  'call',
  'demo',
  'camera',
  'files',
  'voice',
  'privacy',
] as const;

type Catalogue = Record<string, string>;

/** The words of a language by part, with the English ones where a sentence is not there yet. */
const wordsOf = (folder: string, tag: string): Record<string, Catalogue> => {
  const read = (language: string, part: string): Catalogue =>
    JSON.parse(readFileSync(join(folder, language, `${part}.json`), 'utf8')) as Catalogue;
  const said = (part: string): Catalogue => {
    const english = read('en', part);
    try {
      return { ...english, ...read(tag, part) };
    } catch {
      return english;
    }
  };
  return Object.fromEntries(wordParts.map((part) => [part, said(part)]));
};

const asked = /\/words\/([\w-]+)\/(\w+)-[\w]+\.json$/;

/**
 * Puts the words of every language beside the page: a file for each part, which visitors fetch, and one with all of them (`words/<tag>.json`),
 * which the router reads. No code names them, so a language more adds nothing to what another one loads.
 */
export function widgetWords(folder: string): Plugin {
  const all = (): [string, Record<string, Catalogue>][] => localeTags.map((tag) => [tag, wordsOf(folder, tag)]);
  const hashOf = (): string => createHash('sha256').update(JSON.stringify(all())).digest('hex').slice(0, 10);
  return {
    name: 'foyer-widget-words',
    config: () => ({ define: { __FOYER_WORDS__: JSON.stringify(hashOf()) } }),
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const [, tag = '', part = ''] = asked.exec(request.url ?? '') ?? [];
        const words = tag === '' ? undefined : wordsOf(folder, tag)[part];
        if (words === undefined) next();
        else response.setHeader('content-type', 'application/json').end(JSON.stringify(words));
      });
    },
    generateBundle() {
      const hash = hashOf();
      const emit = (fileName: string, words: unknown): void => {
        this.emitFile({ type: 'asset', fileName, source: JSON.stringify(words) });
      };
      for (const [tag, words] of all()) {
        emit(`words/${tag}.json`, words);
        for (const [part, said] of Object.entries(words)) {
          if (part !== 'launcher') emit(`words/${tag}/${part}-${hash}.json`, said);
        }
      }
    },
  };
}
