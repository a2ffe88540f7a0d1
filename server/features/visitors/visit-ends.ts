import type { Instant } from '../../../shared/domain/scalars.ts';
import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import type { VisitRules } from './visit-rules.ts';
import { endOf, endVisit } from './visit-steps.ts';
import type { VisitorRecord } from './visitor-record.ts';
import type { VisitorRegistry } from './visitor-registry.ts';
import { mirror, writeChanges } from './visitor-rows.ts';
import { closeVisit, leaveAllPages, openVisitsUpTo } from './visits-repository.ts';

/** So many ends are written in one turn at most: a sweep must not keep messages waiting. */
const atOnce = 200;

const inPortions = async <T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> => {
  for (let at = 0; at < items.length; at += atOnce) await Promise.all(items.slice(at, at + atOnce).map(work));
};

/** Runs in the command that ends the visit of a visitor who is off the site for good. */
export type VisitorGone = (tx: Tx, visitorId: string) => Promise<void>;

/** Ends visits that ran out: those in memory, and those that a router of before left open. */
export const createVisitEnds = (
  { store, clock }: Core,
  registry: VisitorRegistry,
  rules: VisitRules,
  visitorGone: VisitorGone,
) => ({
  sweep: async (): Promise<void> => {
    const isGone = (record: VisitorRecord, at: Instant): boolean =>
      record.awaySince !== null && at - record.awaySince >= rules.offSiteMs;
    const isOver = (record: VisitorRecord, at: Instant): boolean =>
      isGone(record, at) || (record.facts.visit !== null && endOf(record, at, rules) !== null);
    const now = clock.now();
    const over = registry.all().filter((record) => isOver(record, now));
    await inPortions(over, async (record) => {
      await registry.soon(record.id, async (tx) => {
        if (!isOver(record, tx.now)) return;
        const { facts, changes } = endVisit(record.facts, endOf(record, tx.now, rules) ?? tx.now);
        mirror(tx, record, facts);
        if (!facts.stored) return;
        if (changes.ended) await writeChanges(tx, record, changes);
        if (isGone(record, tx.now)) await visitorGone(tx, record.id);
      });
      if (isGone(record, clock.now())) registry.release(record, true);
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
