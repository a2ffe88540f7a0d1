import { ok } from '../../../shared/protocol/result.ts';
import type { VisitorMerge } from '../../features/merge/merge-visitors.ts';
import type { RepHandlers } from '../handlers.ts';
import type { SeeVisitor } from './see-visitor.ts';

/** What reps may ask of visitors. */
export const repVisitorHandlers = (
  see: SeeVisitor,
  merge: VisitorMerge,
  goesOnAs: (visitorId: string) => string,
): RepHandlers<'visitor.get' | 'visitor.same' | 'visitor.merge'> => ({
  'visitor.get': ({ actor }, { visitorId }) => see(actor, visitorId),
  'visitor.same': async ({ actor }, { visitorId }) => {
    const found = await see(actor, visitorId);
    if (!found.ok) return found;
    return found.data.card.email === null ? ok({ people: [] }) : merge.same(found.data.card.id);
  },
  'visitor.merge': async ({ actor }, input) => {
    for (const visitorId of [input.visitorId, input.with]) {
      const found = await see(actor, visitorId);
      if (!found.ok) return found;
    }
    return merge.merge(actor, input, goesOnAs);
  },
});
