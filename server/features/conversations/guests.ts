import { guestLimit, type InviteRefusal } from '../../../shared/protocol/rep/guests.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Core } from '../core.ts';
import { personRow } from '../people/people-repository.ts';
import { can } from '../rights/can.ts';
import { belongsOf } from './belongs.ts';
import type { ConversationRow } from './conversation-repository.ts';
import type { Conversations } from './conversations.ts';
import { guestOf, putGuest, seatsOfRep, setGuestState } from './guests-repository.ts';
import { seatsOf, withSeat } from './seats.ts';

type Done = Promise<Result<Record<string, never>>>;
interface About {
  conversationId: string;
}
interface AboutRep extends About {
  repId: string;
}

const absent = () => fail('not_found', 'no such conversation');
const refused = (reason: InviteRefusal) => fail('conflict', 'the colleague cannot be asked in', { reason });

/** Colleagues beside the rep in a conversation. They are no part of routing: a guest takes no capacity and owes no answer. */
export const createGuests = (core: Core, conversations: Conversations) => {
  const { store, board } = core;

  const told = (tx: Tx, conversationId: string, repId: string): Promise<void> =>
    tx.signal('guests.changed', { conversationId, repId });

  /** Takes a colleague's seat away; who was there is seen to leave. */
  const stand = async (tx: Tx, row: ConversationRow, repId: string): Promise<void> => {
    const seat = seatsOf(row).find(({ id }) => id === repId);
    if (!seat) return;
    await tx.run(setGuestState, { conversationId: row.id, repId, state: 'gone' });
    const rep = seat.here ? await conversations.person(tx, repId) : null;
    const left = rep ? { type: 'left' as const, rep, guest: true as const } : null;
    await conversations.seat(tx, row.id, withSeat(row, repId, null), left, repId);
    await told(tx, row.id, repId);
  };

  const whyNotInvite = async (tx: Tx, row: ConversationRow, repId: string): Promise<InviteRefusal | null> => {
    if (row.state === 'closed') return 'closed';
    if (row.rep_id === repId) return 'same_rep';
    const person = await personRow(tx.k, repId);
    if (person?.active !== 1) return 'deactivated';
    const others = seatsOf(row).filter(({ id }) => id !== repId);
    return others.length < guestLimit ? null : 'too_many';
  };

  /** The row, where the actor may decide who is asked in. */
  const ownRow = async (tx: Tx, actor: RepActor, { conversationId }: About): Promise<Result<ConversationRow>> => {
    const row = await conversations.find(tx, conversationId);
    if (!row) return absent();
    return can(actor, 'conversation.invite', belongsOf(row))
      ? ok(row)
      : fail('forbidden', 'the conversation is not yours');
  };

  const dispose = board.inside('person.deactivated', async (tx, { personId }) => {
    for (const { conversation_id: id } of await tx.all(seatsOfRep, { repId: personId })) {
      await stand(tx, await conversations.row(tx, id), personId);
    }
  });

  return {
    invite: (actor: RepActor, input: AboutRep & { note: string }): Done =>
      store.run(async (tx) => {
        const found = await ownRow(tx, actor, input);
        if (!found.ok) return found;
        const row = found.data;
        const no = await whyNotInvite(tx, row, input.repId);
        if (no) return refused(no);
        if (seatsOf(row).some(({ id, here }) => id === input.repId && here)) return ok({});
        const former = await tx.get(guestOf, { conversationId: row.id, repId: input.repId });
        await tx.run(putGuest, {
          conversation_id: row.id,
          rep_id: input.repId,
          state: 'asked',
          asked_by: actor.personId,
          note: input.note === '' ? null : input.note,
          asked_at: tx.now,
          read_seq: former?.read_seq ?? 0,
        });
        await conversations.seat(tx, row.id, withSeat(row, input.repId, false), null, actor.personId);
        await told(tx, row.id, input.repId);
        return ok({});
      }),

    uninvite: (actor: RepActor, input: AboutRep): Done =>
      store.run(async (tx) => {
        const found = await ownRow(tx, actor, input);
        if (!found.ok) return found;
        await stand(tx, found.data, input.repId);
        return ok({});
      }),

    join: (actor: RepActor, { conversationId }: About): Done =>
      store.run(async (tx) => {
        const row = await conversations.find(tx, conversationId);
        if (!row) return absent();
        const repId = actor.personId;
        const seat = seatsOf(row).find(({ id }) => id === repId);
        if (row.rep_id === repId || seat?.here) return ok({});
        if (row.state === 'closed') return fail('conflict', 'the conversation is closed', { reason: 'closed' });
        if (!seat) return fail('forbidden', 'nobody asks you in any more');
        const asked = await tx.get(guestOf, { conversationId, repId });
        const rep = await conversations.person(tx, repId);
        if (!rep) throw new Error(`rep ${repId} is gone`);
        const by = await conversations.person(tx, asked?.asked_by ?? null);
        await tx.run(setGuestState, { conversationId, repId, state: 'here' });
        const joined = { type: 'joined' as const, rep, guest: true as const, ...(by ? { by } : {}) };
        await conversations.seat(tx, row.id, withSeat(row, repId, true), joined, repId);
        await told(tx, row.id, repId);
        return ok({});
      }),

    leave: (actor: RepActor, { conversationId }: About): Done =>
      store.run(async (tx) => {
        const row = await conversations.find(tx, conversationId);
        if (!row) return absent();
        await stand(tx, row, actor.personId);
        return ok({});
      }),

    stop: dispose,
  };
};

export type Guests = ReturnType<typeof createGuests>;
