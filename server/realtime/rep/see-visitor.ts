import type { VisitorDetail } from '../../../shared/domain/visitor.ts';
import { fail, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../../features/actor.ts';
import type { LiveViewers } from '../../features/visitors/live-viewers.ts';
import type { ReadVisitorDetail } from '../../features/visitors/visitor-detail.ts';

export type SeeVisitor = (actor: RepActor, visitorId: string) => Promise<Result<VisitorDetail>>;

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

/** Reads what a rep may see of a visitor. */
export const createSeeVisitor =
  (
    detail: ReadVisitorDetail,
    viewers: Pick<LiveViewers, 'of'>,
    /** Who stays of two that were joined: what a console shows may be a moment old. */
    goesOnAs: (visitorId: string) => string = (visitorId) => visitorId,
  ): SeeVisitor =>
  async (actor, visitorId) => {
    const found = await detail(goesOnAs(visitorId));
    if (!found.ok || maySee(found.data, actor, viewers)) return found;
    return fail('forbidden', 'the visitor is not yours to see', { reason: 'not_yours' });
  };
