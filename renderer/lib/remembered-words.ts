import type { Namespace, TFunction } from 'i18next';

const most = 500;

/**
 * The same words, each looked up once: what a catalogue answers for a key and its values does not change, and rows that scroll
 * by ask for the same few again and again.
 */
export function rememberedWords<Ns extends Namespace>(t: TFunction<Ns>): TFunction<Ns> {
  const known = new Map<string, string>();
  const ask = t as unknown as (key: string, values?: object) => string;
  const remembered = (key: string, values?: object): string => {
    const asked = values === undefined ? key : `${key} ${JSON.stringify(values)}`;
    const had = known.get(asked);
    if (had !== undefined) return had;
    if (known.size >= most) known.clear();
    const words = ask(key, values);
    known.set(asked, words);
    return words;
  };
  return Object.assign(remembered, t) as unknown as TFunction<Ns>;
}
