import { fail, ok, type Result } from '../../../shared/protocol/result.ts';
import type { RepActor } from '../actor.ts';
import type { Audit } from '../audit/audit.ts';
import type { Core } from '../core.ts';
import type { Timers } from '../timers.ts';
import type { Erasure } from './erasure.ts';
import { outlived, readRetention, writeRetention } from './privacy-repository.ts';

const dayMs = 24 * 3_600_000;
const everyMs = 3_600_000;
/** A start has other things to do first. */
const firstMs = 60_000;

/** Erases people whom their site keeps no longer, looked for every hour; how long that is, is a setting of each site. */
export const createRetention = (
  { store, clock, log }: Core,
  { erasure, audit, timers }: { erasure: Erasure; audit: Audit; timers: Timers },
) => {
  let stopped = true;
  let drop = () => {};
  let sweeping: Promise<unknown> = Promise.resolve();

  /** Erases all who are due now; answers how many. */
  const sweep = async (): Promise<number> => {
    let count = 0;
    for (const { siteId, days } of await readRetention(store.k)) {
      if (days === null) continue;
      const before = clock.now() - days * dayMs;
      for (;;) {
        const due = await store.read((reads) => reads.all(outlived, { siteId, before }));
        if (due.length === 0) break;
        for (const { id } of due) {
          if (stopped && count > 0) return count;
          const done = await erasure.erase(id, null);
          // Whoever cannot be erased now would be found again for ever.
          if (!done.ok) return count;
          count += 1;
        }
      }
    }
    return count;
  };

  const plan = (ms: number): void => {
    if (stopped) return;
    drop = timers.after(ms, () => {
      sweeping = sweep()
        .then((count) => count > 0 && log.info('people were erased whose time was over', { count }))
        .catch((error: unknown) => log.error('nobody was looked for whose time is over', { error }));
      void sweeping.then(() => plan(everyMs));
    });
  };

  return {
    list: async () => ok({ sites: await readRetention(store.k) }),

    set: (
      actor: RepActor,
      { siteId, days }: { siteId: string; days: number | null },
    ): Promise<Result<{ days: number | null }>> =>
      store.run(async (tx) => {
        if (!(await writeRetention(tx, siteId, days))) return fail('not_found', 'no such site');
        await audit.write(tx, {
          actorId: actor.personId,
          action: 'privacy.set_retention',
          object: `site:${siteId}`,
          facts: { days },
        });
        return ok({ days });
      }),

    sweep,
    start: (): void => {
      stopped = false;
      plan(firstMs);
    },
    stop: async (): Promise<void> => {
      stopped = true;
      drop();
      await sweeping;
    },
  };
};

export type Retention = ReturnType<typeof createRetention>;
