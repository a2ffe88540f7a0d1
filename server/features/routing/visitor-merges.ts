import type { VisitorConnection } from '../../../shared/domain/visitor.ts';
import type { Tx } from '../../db/tx.ts';
import type { RoutingEvent } from './engine/events.ts';
import type { RoutingMemory } from './routing-memory.ts';

interface VisitorMergeHands {
  memory: Pick<RoutingMemory, 'read' | 'tellLease'>;
  /** What the sockets said of visitors who are not here. */
  leases: Map<string, VisitorConnection>;
  feed(tx: Tx, event: RoutingEvent, actorId: string | null): Promise<void>;
  onLease(tx: Tx, visitorId: string): Promise<void>;
}

/** Brings the engine up to two visitors who were one person: an input like any other, so that a replay decides the same. */
export const createVisitorMerges = ({ memory, leases, feed, onLease }: VisitorMergeHands) => ({
  /** `lease` is where the nearer of the two is. */
  visitorMerged: async (
    tx: Tx,
    { from, into, lease }: { from: string; into: string; lease: VisitorConnection },
  ): Promise<void> => {
    const state = await memory.read(tx);
    const put = (id: string, given: VisitorConnection | undefined): void => {
      const before = leases.get(id);
      const write = (one: typeof before) => (one === undefined ? leases.delete(id) : leases.set(id, one));
      write(given);
      tx.onRollback(() => write(before));
    };
    put(from, undefined);
    put(into, lease === 'here' ? undefined : lease);
    memory.tellLease(tx, from, 'here');
    const concerned = [...state.items.values()].some((item) => item.visitorId === from);
    if (concerned) await feed(tx, { type: 'visitor_merged', from, into }, null);
    await onLease(tx, into);
  },
});
