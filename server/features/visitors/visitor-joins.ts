import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import type { Leases } from './leases.ts';
import type { VisitorRegistry } from './visitor-registry.ts';
import { loadRecord, mirror } from './visitor-rows.ts';

/** Brings what memory has of visitors up to merges: tabs, leases and the floor. */
export const createVisitorJoins = (
  { board }: Pick<Core, 'board'>,
  registry: VisitorRegistry,
  leases: Pick<Leases, 'join'>,
) => {
  /** Merges on their way to the disk, by who stays. */
  const underWay = new Map<string, string>();

  const dispose = board.after('visitor.merged', ({ from, into }) => {
    underWay.delete(into);
    registry.forget(from);
    leases.join(from, into);
    registry.refresh(into);
  });

  return {
    /** Who the visitor was a moment ago, for a socket that closes in between. */
    formerly: (visitorId: string): string | undefined => underWay.get(visitorId),

    join: async (tx: Tx, from: string, into: string): Promise<void> => {
      const goes = registry.get(from);
      const known = registry.get(into);
      underWay.set(into, from);
      tx.onRollback(() => underWay.delete(into));
      if (!goes && !known) return;
      if (goes && !known) {
        const { siteId, browser, facts } = goes;
        const made = registry.add({ id: into, siteId, browser, secretHash: null, practice: facts.profile.practice });
        Object.assign(made, { arrived: goes.arrived, awaySince: goes.awaySince, place: goes.place });
        Object.assign(made, { network: goes.network, activeAt: goes.activeAt, arrivedAt: goes.arrivedAt });
        tx.onRollback(() => registry.forget(into));
      }
      const record = registry.get(into);
      if (!record) return;
      const tabs = [...(known?.facts.tabs ?? []), ...(goes?.facts.tabs ?? [])];
      await loadRecord(tx, record);
      mirror(tx, record, { ...record.facts, tabs });
      if (goes?.awaySince === null) record.awaySince = null;
    },
    stop: dispose,
  };
};
