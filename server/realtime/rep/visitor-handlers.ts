import type { VisitorDetail } from '../../../shared/domain/visitor.ts';
import { fail } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../../features/actor.ts';
import type { LiveViewers } from '../../features/visitors/live-viewers.ts';
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
): RepHandlers<'visitor.get'> => ({
  'visitor.get': async ({ actor }, { visitorId }) => {
    const found = await detail(visitorId);
    if (!found.ok || maySee(found.data, actor, viewers)) return found;
    return fail('forbidden', 'the visitor is not yours to see', { reason: 'not_yours' });
  },
});
