import { type LocaleTag, locales, localeTags } from '../../../shared/domain/locales.ts';

const optionOf = (tag: LocaleTag) => ({ value: tag, label: locales[tag].english, aside: locales[tag].name });

/** The languages the widget speaks, by their English names. */
export const languageOptions = [...localeTags]
  .sort((a, b) => locales[a].english.localeCompare(locales[b].english))
  .map(optionOf);
