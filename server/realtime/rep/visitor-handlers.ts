import type { VisitorDetail } from '../../../shared/domain/visitor.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../../features/actor.ts';
import type { LiveViewers } from '../../features/visitors/live-viewers.ts';
import type { VisitorMerge } from '../../features/visitors/merge-visitors.ts';
import type { ReadVisitorDetail } from '../../features/visitors/visitor-detail.ts';
import type { RepHandlers } from '../handlers.ts';

/** Who asked for sales, or was with the rep before, is theirs to look at; whoever only browses is seen as on the live screen. */
const maySee = (
  { card, conversations, meetings }: VisitorDetail,
  actor: RepActor,
  viewers: Pick<LiveViewers, 'of'>,
): boolean =>
  card.connection === 'left' ||
  card.conversationId !== null ||
  [...conversations, ...meetings].some(({ rep }) => rep?.id === actor.personId) ||
  viewers.of(actor).sees(card);

/** What reps may ask of visitors. */
export const repVisitorHandlers = (
  detail: ReadVisitorDetail,
  viewers: Pick<LiveViewers, 'of'>,
  merge: VisitorMerge,
  /** Who stays of two that were joined: what a console shows may be a moment old. */
  goesOnAs: (visitorId: string) => string,
): RepHandlers<'visitor.get' | 'visitor.same' | 'visitor.merge'> => {
  const seen = async (actor: RepActor, visitorId: string): Promise<Result<VisitorDetail>> => {
    const found = await detail(goesOnAs(visitorId));
    if (!found.ok || maySee(found.data, actor, viewers)) return found;
    return fail('forbidden', 'the visitor is not yours to see', { reason: 'not_yours' });
  };
  return {
    'visitor.get': ({ actor }, { visitorId }) => seen(actor, visitorId),
    'visitor.same': async ({ actor }, { visitorId }) => {
      const found = await seen(actor, visitorId);
      if (!found.ok) return found;
      return found.data.card.email === null ? ok({ people: [] }) : merge.same(found.data.card.id);
    },
    'visitor.merge': async ({ actor }, input) => {
      for (const visitorId of [input.visitorId, input.with]) {
        const found = await seen(actor, visitorId);
        if (!found.ok) return found;
      }
      return merge.merge(actor, input, goesOnAs);
    },
  };
};
