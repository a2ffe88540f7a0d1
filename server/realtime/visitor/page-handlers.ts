import type { Visitors } from '../../features/visitors/visitors.ts';
import type { VisitorHandlers } from '../handlers.ts';

/** The pages a visitor looks at, and whether they may be kept. */
export const visitorPageHandlers = (visitors: Visitors): VisitorHandlers<'page.view' | 'visitor.agree'> => ({
  'page.view': ({ actor, tabId }, view) => visitors.pageView(actor, tabId, view),
  'visitor.agree': ({ actor }) => visitors.agree(actor),
});
