import type { SiteTexts } from '../../features/sites/site-texts.ts';
import type { RepHandlers } from '../handlers.ts';

/** What admins do with the words their visitors read. */
export const textHandlers = (texts: SiteTexts): RepHandlers<'texts.get' | 'texts.set' | 'texts.set_language'> => ({
  'texts.get': (_line, { siteId, locale }) => texts.get(siteId, locale),
  'texts.set': ({ actor }, input) => texts.set(actor, input),
  'texts.set_language': ({ actor }, input) => texts.setLanguage(actor, input),
});
