import { useTranslation } from 'react-i18next';
import type { lineWords } from './catalogue-lines.ts';
import type { settingsWords } from './catalogue-settings.ts';

/** Adds the words that come with a late screen to the window's, before anything of the screen is drawn. */
export function useLateWords(words: typeof settingsWords | typeof lineWords): void {
  const { i18n } = useTranslation();
  for (const [feature, its] of Object.entries(words)) {
    if (!i18n.hasResourceBundle('en', feature)) i18n.addResourceBundle('en', feature, its);
  }
}
