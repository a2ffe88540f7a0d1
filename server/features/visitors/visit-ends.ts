import type { Core } from '../core.ts';
import type { VisitRules } from './visit-rules.ts';
import { endOf, endVisit } from './visit-steps.ts';
import type { VisitorRegistry } from './visitor-registry.ts';
import { mirror, writeChanges } from './visitor-rows.ts';
import { closeVisit, leaveAllPages, openVisitsUpTo } from './visits-repository.ts';

/** So many ends are written in one turn at most: a sweep must not keep messages waiting. */
const atOnce = 200;

const inPortions = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  for (let at = 0; at < items.length; at += atOnce) await Promise.all(items.slice(at, at + atOnce).map(work));
};

/** Ends visits that ran out: those in memory, and those that a router of before left open. */
export const createVisitEnds = ({ store, clock }: Core, registry: VisitorRegistry, rules: VisitRules) => ({
  sweep: async (): Promise<void> => {
    const now = clock.now();
    const ended = registry.all().filter((record) => record.facts.visit && endOf(record, now, rules) !== null);
    await inPortions(ended, async (record) => {
      await registry.soon(record.id, async (tx) => {
        const end = endOf(record, tx.now, rules);
        if (end === null) return;
        const { facts, changes } = endVisit(record.facts, end);
        mirror(tx, record, facts);
        if (facts.stored) await writeChanges(tx, record, changes);
      });
      registry.release(record);
    });
  },

  /** Visits last written by `startedAt` whose visitors did not come back since. */
  endOrphans: async (startedAt: number): Promise<void> => {
    const open = await store.run((tx) => tx.all(openVisitsUpTo, { at: startedAt }));
    const orphans = open.filter((visit) => registry.get(visit.visitor_id)?.facts.visit?.id !== visit.id);
    await inPortions(orphans, (visit) =>
      store.run(async (tx) => {
        await tx.run(closeVisit, { id: visit.id, at: visit.last_seen_at });
        await tx.run(leaveAllPages, { visitorId: visit.visitor_id, visitId: visit.id, at: visit.last_seen_at });
      }),
    );
  },
});
