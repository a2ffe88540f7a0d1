import { maxSiteText, type VisitorText } from '../../../shared/protocol/rep/texts.ts';

export type Texts = Readonly<Record<string, string>>;

/** The order in which a visitor meets them. */
export const textParts = [
  'experience',
  'launcher',
  'messenger',
  'later',
  'booker',
  'teaser',
  'call',
  'files',
  'privacy',
  'mail',
] as const;

/** What is filled into a text, such as `{name}`. */
export const blanksOf = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])];

/** What is wrong with a text of one's own: a blank that nobody fills in, or too many characters. */
export function textProblem(usual: string, own: string): { kind: 'strange'; blank: string } | { kind: 'long' } | null {
  const blank = blanksOf(own).find((each) => !blanksOf(usual).includes(each));
  if (blank !== undefined) return { kind: 'strange', blank };
  return own.trim().length > maxSiteText ? { kind: 'long' } : null;
}

/** Own texts with one of them changed; what is empty or the usual one is no text of one's own. */
export function withText(own: Texts, { key, text: usual }: VisitorText, typed: string): Texts {
  const { [key]: _before, ...rest } = own;
  return typed.trim() === '' || typed === usual ? rest : { ...rest, [key]: typed };
}

/** What was changed and is not saved: the text, or null where the usual one came back. */
export type TextChanges = Readonly<Record<string, string | null>>;

/** What leads from the saved texts to these; undefined where there is nothing. */
export function changesOf(own: Texts, saved: Texts): TextChanges | undefined {
  const changed = Object.keys({ ...saved, ...own }).filter((key) => own[key] !== saved[key]);
  return changed.length === 0 ? undefined : Object.fromEntries(changed.map((key) => [key, own[key] ?? null]));
}

/** The saved texts with such changes; what a colleague has saved meanwhile stays. */
export function withChanges(saved: Texts, changes: unknown): Texts {
  const told = Object.entries(typeof changes === 'object' && changes !== null ? changes : {});
  const next = Object.entries({ ...saved, ...Object.fromEntries(told) });
  return Object.fromEntries(next.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** The texts of each part that hold what was searched for, in the usual words or one's own. */
export function foundTexts(
  texts: readonly VisitorText[],
  own: Texts,
  wanted: string,
  onlyOwn: boolean,
  english: Texts = {},
): { part: string; texts: VisitorText[] }[] {
  const lower = wanted.trim().toLocaleLowerCase();
  const found = texts.filter(
    ({ key, text }) =>
      (!onlyOwn || own[key] !== undefined) &&
      [text, own[key], english[key]].join(' ').toLocaleLowerCase().includes(lower),
  );
  const parts: string[] = [...textParts, ...new Set(found.map(({ part }) => part))];
  return [...new Set(parts)]
    .map((part) => ({ part, texts: found.filter((text) => text.part === part) }))
    .filter((group) => group.texts.length > 0);
}
