import type { OutputOf } from '../../../shared/protocol/contract.ts';
import type { RepContract } from '../../../shared/protocol/rep/contract.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Store } from '../../db/store.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Conversations } from '../conversations/conversations.ts';
import { can } from '../rights/can.ts';
import { ClaimLost } from './carry-out.ts';
import type { TransferTo } from './engine/entities.ts';
import type { RoutingEvent } from './engine/events.ts';
import { opens } from './engine/hours.ts';
import { isAvailable, type RoutingState } from './engine/state.ts';
import { mayTake, whyNotTake } from './engine/take.ts';
import { whyNotTransfer } from './engine/transfer.ts';
import type { TransferNewsBook } from './transfer-news.ts';

export interface TransferPorts {
  store: Store;
  conversations: Pick<Conversations, 'find'>;
  news: TransferNewsBook;
  /** The engine's state, for reading. */
  read(tx: Tx): Promise<RoutingState>;
  feed(tx: Tx, event: RoutingEvent, actorId: string | null): Promise<void>;
}

type Queues = OutputOf<RepContract, 'routing.queues'>;

const lost = (error: unknown) => {
  // Another router was faster; what is true now is read anew by whoever tries again.
  if (error instanceof ClaimLost) return fail('unavailable', 'somebody else was faster; try again');
  throw error;
};

/** What reps do with conversations among themselves: hand one over, take it back, take a visitor who waits. */
export const createTransfers = ({ store, conversations, news, read, feed }: TransferPorts) => {
  /** Why the actor may not hand this conversation over at all, or null. */
  const refused = async (tx: Tx, actor: RepActor, conversationId: string, action: 'conversation.transfer') => {
    const row = await conversations.find(tx, conversationId);
    if (!row) return fail('not_found', 'no such conversation');
    const mine = can(actor, action, { visitorId: row.visitor_id, repId: row.rep_id });
    return mine ? null : fail('forbidden', 'the conversation is not yours');
  };

  return {
    /** Offers the conversation to a rep or a queue; the sender keeps it until somebody accepts. */
    transfer: (
      actor: RepActor,
      { conversationId, to, note }: { conversationId: string; to: TransferTo; note: string },
    ): Promise<Result<{ workItemId: string }>> =>
      store.run(async (tx) => {
        const no = await refused(tx, actor, conversationId, 'conversation.transfer');
        if (no) return no;
        const state = await read(tx);
        const event = { type: 'transferred', conversationId, by: actor.personId, to } as const;
        const reason = whyNotTransfer(state, event);
        if (reason) return fail('conflict', 'it cannot be handed over now', { reason });
        const queue = to.kind === 'queue' ? state.rules.plan.queues.find(({ id }) => id === to.queueId) : undefined;
        await feed(tx, event, actor.personId);
        const workItemId = (await read(tx)).transfers.get(conversationId)?.id;
        if (workItemId === undefined) {
          // The engine looked at the clock: the queue closed since its last step.
          const since = whyNotTransfer(await read(tx), event) ?? 'nobody_available';
          return fail('conflict', 'it cannot be handed over now', { reason: since });
        }
        const from = actor.personId;
        await news.offered(tx, { workItemId, conversationId, from, to, queueName: queue?.name ?? null, note });
        return ok({ workItemId });
      }),

    /** Takes a transfer back that nobody accepted; a `conflict` where somebody did, or it came back by itself. */
    cancelTransfer: (actor: RepActor, conversationId: string): Promise<Result<Record<string, never>>> =>
      store.run(async (tx) => {
        const transfer = (await read(tx)).transfers.get(conversationId);
        if (!transfer) return fail('conflict', 'it is not handed over any more');
        const no = await refused(tx, actor, conversationId, 'conversation.transfer');
        if (no) return no;
        await feed(tx, { type: 'transfer_canceled', conversationId }, actor.personId);
        return ok({});
      }),

    /** Takes a visitor who waits in a queue of the rep's; a `conflict` says in `detail.reason` why not. */
    take: (actor: RepActor, conversationId: string): Promise<Result<{ conversationId: string }>> =>
      store
        .run(async (tx) => {
          const { personId: repId } = actor;
          const state = await read(tx);
          const item = state.byConversation.get(conversationId);
          if (item?.rep?.id === repId) return ok({ conversationId });
          if (!item && !(await conversations.find(tx, conversationId))) {
            return fail('not_found', 'no such conversation');
          }
          const reason = whyNotTake(state, conversationId, repId);
          if (reason) return fail('conflict', 'the visitor cannot be taken now', { reason });
          await feed(tx, { type: 'taken', conversationId, repId }, repId);
          return ok({ conversationId });
        })
        .catch(lost),

    /** Whether the rep may take the visitor of a waiting conversation, as far as queues go. */
    takeable: async (repId: string): Promise<(conversationId: string) => boolean> => {
      const state = await store.run(read);
      return (conversationId) => mayTake(state, conversationId, repId);
    },

    /** The queues one may hand over to, with how many others are there. */
    queues: (actor: RepActor): Promise<Result<Queues>> =>
      store.run(async (tx) => {
        const state = await read(tx);
        const there = [...state.reps.values()].filter((rep) => rep.id !== actor.personId && isAvailable(rep));
        const queues = state.rules.plan.queues.map(({ id, name, members, hoursId }) => {
          const named = members.kind === 'reps' ? new Set(members.repIds) : null;
          const available = there.filter((rep) => named?.has(rep.id) !== false).length;
          return { id, name, available, open: opens(state, hoursId) };
        });
        return ok({ queues });
      }),
  };
};
