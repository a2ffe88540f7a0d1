import type { Block } from '../../../shared/domain/desk.ts';
import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { Tx } from '../../db/tx.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Conversations } from '../conversations/conversations.ts';
import type { Core } from '../core.ts';
import { can } from '../rights/can.ts';
import { deleteBlock, putBlock, readBlock, readBlockEnds, readBlocks, visitorExists } from './blocks-repository.ts';

export interface BlockPorts {
  audit: Audit;
  conversations: Conversations;
}

/**
 * Visitors who are kept away: a browser, known by its secret. Memory answers at the door, the rows follow it. What runs with
 * the visitor is closed the ordinary way, so that routing hears of it as of any end.
 */
export const createBlocks = ({ store, clock }: Core, { audit, conversations }: BlockPorts) => {
  /** Until when each is kept away; infinity for ever. */
  const ends = new Map<string, number>();

  const remember = (tx: Tx, visitorId: string, until: number | null): void => {
    const before = ends.get(visitorId);
    if (until === null) ends.delete(visitorId);
    else ends.set(visitorId, until);
    tx.onRollback(() => {
      if (before === undefined) ends.delete(visitorId);
      else ends.set(visitorId, before);
    });
  };
  const changed = (tx: Tx): Promise<void> => tx.signal('desk.changed', { change: { what: 'blocks' }, people: [] });

  return {
    load: async (): Promise<void> => {
      for (const row of await readBlockEnds(store.k, clock.now())) {
        ends.set(row.visitor_id, row.until ?? Number.POSITIVE_INFINITY);
      }
    },

    /** Brings memory up to rows that moved to another visitor in this command. */
    reload: async (tx: Tx, visitorIds: readonly string[]): Promise<void> => {
      for (const visitorId of visitorIds) {
        const row = await readBlock(tx.k, visitorId, tx.now);
        remember(tx, visitorId, row ? (row.until ?? Number.POSITIVE_INFINITY) : null);
      }
    },

    /** True where the visitor is kept away now. */
    holds: (visitorId: string): boolean => (ends.get(visitorId) ?? 0) > clock.now(),

    list: async (): Promise<Result<{ blocks: Block[] }>> => ok({ blocks: await readBlocks(store.k, clock.now()) }),

    block: (
      actor: RepActor,
      { visitorId, reason, until }: { visitorId: string; reason: string; until: number | null },
    ): Promise<Result<Block>> =>
      store.run(async (tx): Promise<Result<Block>> => {
        if (!(await visitorExists(tx.k, visitorId))) return fail('not_found', 'no such visitor');
        if (until !== null && until <= tx.now) return fail('conflict', 'that is no time to come', { reason: 'time' });
        await putBlock(tx, { visitorId, reason, byId: actor.personId, until });
        remember(tx, visitorId, until ?? Number.POSITIVE_INFINITY);
        const open = await conversations.openOf(tx, visitorId);
        if (open) await conversations.close(tx, open.id, 'rep', actor.personId);
        const facts = { until };
        await audit.write(tx, {
          actorId: actor.personId,
          action: 'visitor.block',
          object: `visitor:${visitorId}`,
          facts,
        });
        await changed(tx);
        await tx.signal('visitor.blocked', { visitorId });
        const block = await readBlock(tx.k, visitorId, tx.now);
        return block ? ok(block) : fail('internal', 'the block was not stored');
      }),

    /** Whoever keeps a visitor away may let them in again, and a manager may anybody. */
    unblock: (actor: RepActor, visitorId: string): Promise<Result<Record<string, never>>> =>
      store.run(async (tx): Promise<Result<Record<string, never>>> => {
        const held = await readBlock(tx.k, visitorId, tx.now);
        // Without a block there is nobody whose it would be.
        const whose = { visitorId: null, repId: held?.by.id ?? actor.personId };
        if (!can(actor, 'visitor.unblock', whose)) return fail('forbidden', 'a colleague keeps them away');
        if (await deleteBlock(tx, visitorId)) {
          remember(tx, visitorId, null);
          await audit.write(tx, { actorId: actor.personId, action: 'visitor.unblock', object: `visitor:${visitorId}` });
          await changed(tx);
        }
        return ok({});
      }),
  };
};

export type Blocks = ReturnType<typeof createBlocks>;
