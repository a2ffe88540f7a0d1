import type { ReadVisitorDetail } from '../../features/visitors/visitor-detail.ts';
import type { RepHandlers } from '../handlers.ts';

/** What reps may ask of visitors. */
export const repVisitorHandlers = (detail: ReadVisitorDetail): RepHandlers<'visitor.get'> => ({
  'visitor.get': (_line, { visitorId }) => detail(visitorId),
});
