import type { Visitors } from '../../features/visitors/visitors.ts';
import type { VisitorHandlers } from '../handlers.ts';

/** The pages a visitor looks at. */
export const visitorPageHandlers = (visitors: Visitors): VisitorHandlers<'page.view'> => ({
  'page.view': ({ actor, tabId }, view) => visitors.pageView(actor, tabId, view),
});
