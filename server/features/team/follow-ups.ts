import type { MissedVisitor } from '../../../shared/domain/missed-visitor.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Row } from '../../db/schema.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import {
  activeOwnerOfVisitor,
  countOpenFollowUps,
  disownFollowUps,
  followUpById,
  insertFollowUp,
  readMissed,
  readMissedOne,
  saveFollowUp,
} from './missed-repository.ts';
import { activePerson } from './team-repository.ts';

/** The open follow-ups that a rep's own view shows. */
const shownToOwner = 50;

const absent = () => fail('not_found', 'no such missed visitor');

/** Who was missed, whose they are now, and whether somebody came back to them. */
export const createFollowUps = ({ store, board }: Core) => {
  const onMissed = async (
    tx: Tx,
    { workItemId, visitorId, repId }: { workItemId: string; visitorId: string; repId: string | null },
  ): Promise<void> => {
    const owner = await tx.get(activeOwnerOfVisitor, { visitorId });
    // Whoever has gone meanwhile comes back to nobody.
    const missedBy = repId !== null && (await tx.get(activePerson, { id: repId })) ? repId : null;
    const ownerId = owner?.id ?? missedBy;
    await tx.run(insertFollowUp, { workItemId, at: tx.now, ownerId });
    await tx.signal('follow_up.changed', { owners: [ownerId] });
  };

  const disposers = [
    board.inside('visitor.missed', onMissed),
    // Whoever has gone comes back to nobody: what they left open has to be given to somebody.
    board.inside('person.deactivated', async (tx, { personId }) => {
      await tx.run(disownFollowUps, { ownerId: personId, at: tx.now });
      await tx.signal('follow_up.changed', { owners: [personId, null] });
    }),
  ];

  const change = (
    actor: RepActor,
    id: string,
    event: 'follow_up.assign' | 'follow_up.set',
    to: (tx: Tx, before: Row<'follow_ups'>) => Partial<Row<'follow_ups'>>,
  ): Promise<Result<null>> =>
    store.run(async (tx) => {
      const before = await tx.get(followUpById, { id });
      if (!before) return absent();
      if (!can(actor, event, { visitorId: null, repId: before.owner_id })) {
        return fail('forbidden', 'the follow-up is not yours');
      }
      const after = { ...before, ...to(tx, before), updated_at: tx.now };
      if (
        after.owner_id !== null &&
        after.owner_id !== before.owner_id &&
        !(await tx.get(activePerson, { id: after.owner_id }))
      ) {
        return fail('not_found', 'no such person');
      }
      await tx.run(saveFollowUp, after);
      await tx.signal('follow_up.changed', { owners: [before.owner_id, after.owner_id] });
      return ok(null);
    });

  const answer = async (id: string, changed: Result<null>): Promise<Result<MissedVisitor>> => {
    if (!changed.ok) return changed;
    const one = await readMissedOne(store.k, id);
    return one ? ok(one) : absent();
  };

  return {
    list: async (
      actor: RepActor,
      input: {
        whose: 'mine' | 'all';
        state: 'open' | 'done' | 'all';
        before?: { at: number; id: string } | undefined;
        limit: number;
      },
    ): Promise<Result<{ items: MissedVisitor[]; more: boolean }>> => {
      const ownerId = input.whose === 'mine' ? actor.personId : null;
      if (!can(actor, 'team.missed', { visitorId: null, repId: ownerId })) {
        return fail('forbidden', 'only managers see everybody’s');
      }
      const items = await readMissed(store.k, {
        ownerId,
        state: input.state === 'all' ? null : input.state,
        before: input.before ?? null,
        limit: input.limit + 1,
      });
      return ok({ items: items.slice(0, input.limit), more: items.length > input.limit });
    },

    assign: async (actor: RepActor, input: { id: string; ownerId: string | null }): Promise<Result<MissedVisitor>> =>
      answer(input.id, await change(actor, input.id, 'follow_up.assign', () => ({ owner_id: input.ownerId }))),

    set: async (
      actor: RepActor,
      { id, state, note }: { id: string; state: 'open' | 'done'; note: string },
    ): Promise<Result<MissedVisitor>> => {
      const changed = await change(actor, id, 'follow_up.set', (tx, before) => {
        if (state === before.state) return { note };
        const done = state === 'done';
        return { note, state, done_at: done ? tx.now : null, done_by: done ? actor.personId : null };
      });
      return answer(id, changed);
    },

    /** The actor's own open ones, and how many there are of all. */
    open: async (
      actor: RepActor,
    ): Promise<{ items: MissedVisitor[]; summary: { mine: number; all: number; unowned: number } }> => {
      const items = await readMissed(store.k, {
        ownerId: actor.personId,
        state: 'open',
        before: null,
        limit: shownToOwner,
      });
      const counts = await countOpenFollowUps(store.k);
      const sum = (fits: (ownerId: string | null) => boolean): number =>
        counts.reduce((all, { owner_id: ownerId, n }) => (fits(ownerId) ? all + n : all), 0);
      const seesAll = can(actor, 'team.missed', { visitorId: null, repId: null });
      return {
        items,
        summary: {
          mine: sum((ownerId) => ownerId === actor.personId),
          all: seesAll ? sum(() => true) : 0,
          unowned: seesAll ? sum((ownerId) => ownerId === null) : 0,
        },
      };
    },

    stop: (): void => {
      for (const dispose of disposers) dispose();
    },
  };
};

export type FollowUps = ReturnType<typeof createFollowUps>;
