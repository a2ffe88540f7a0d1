import type { SiteLooks } from '../../features/sites/site-looks.ts';
import type { RepHandlers } from '../handlers.ts';

/** What admins do with the look of a site's messenger. */
export const lookHandlers = (looks: SiteLooks): RepHandlers<'site.look' | 'site.set_look' | 'site.put_picture'> => ({
  'site.look': (_line, { siteId }) => looks.get(siteId),
  'site.set_look': ({ actor }, input) => looks.set(actor, input),
  'site.put_picture': (_line, input) => looks.putPicture(input),
});
