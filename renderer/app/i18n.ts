import { createInstance, type i18n } from 'i18next';
import type { english } from './catalogue.ts';

/** The words of a window: the console's are the whole catalogue, the offer card's the few it says. Nothing hangs at module level. */
export function createI18n(words: Partial<typeof english>): i18n {
  const instance = createInstance();
  void instance.init({
    lng: 'en',
    fallbackLng: 'en',
    defaultNS: 'app',
    ns: Object.keys(words),
    resources: { en: words },
    // React escapes what it draws.
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return instance;
}
