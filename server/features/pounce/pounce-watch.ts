import { isLive } from '../../../shared/domain/pounce.ts';
import type { Tx } from '../../db/tx.ts';
import type { Core } from '../core.ts';
import { createRoutingClock } from '../routing/routing-clock.ts';
import type { Timers } from '../timers.ts';
import { visitRules } from '../visitors/visit-rules.ts';
import type { VisitorRecord } from '../visitors/visitor-record.ts';
import { type PounceRow, pounceById, readLivePounces, toPounce } from './pounce-repository.ts';

export interface WatchPorts {
  timers: Timers;
  recordOf(visitorId: string): VisitorRecord | undefined;
  /** The claim saw no keystroke for too long. */
  lapse(tx: Tx, row: PounceRow): Promise<void>;
  /** The visit is over, or the visitor does not come back. */
  gone(tx: Tx, row: PounceRow): Promise<void>;
}

interface Watched {
  readonly id: string;
  readonly repId: string;
  readonly visitorId: string;
  /** When a claim that is being written lapses. */
  readonly lapsesAt: number | null;
  /** Since when nothing is known of the visitor. */
  unknownSince: number | null;
}

/** How often it is looked whether the visits of pounced visitors still last. */
const lookEveryMs = 30_000;
/** What failed is tried again after this. */
const againMs = 1_000;

/** Looks after the pounces that are not over; they are few, whoever is on the site. */
export const createPounceWatch = ({ store, board, clock, log }: Core, ports: WatchPorts) => {
  const live = new Map<string, Watched>();
  let lookAt: number | null = null;
  /** Nothing is tried before: whatever was wrong needs a moment. */
  let notBefore = 0;

  const arm = (): void => {
    lookAt = live.size === 0 ? null : (lookAt ?? clock.now() + lookEveryMs);
    const dues = [...live.values()].flatMap(({ lapsesAt }) => (lapsesAt === null ? [] : [lapsesAt]));
    alarm.set(lookAt === null ? null : Math.max(notBefore, Math.min(lookAt, ...dues)));
  };

  const isOver = async (watched: Watched, row: PounceRow, now: number): Promise<boolean> => {
    const record = ports.recordOf(watched.visitorId);
    if (record?.loaded) {
      watched.unknownSince = null;
      return record.facts.visit?.id !== row.visit_id;
    }
    watched.unknownSince ??= now;
    return now - watched.unknownSince >= visitRules.offSiteMs;
  };

  const serve = (watched: Watched, lookToo: boolean): Promise<void> =>
    store.run(async (tx) => {
      const row = await tx.get(pounceById, { id: watched.id });
      if (!row) return;
      if (row.state === 'writing' && row.lapses_at <= tx.now) await ports.lapse(tx, row);
      else if (lookToo && (await isOver(watched, row, tx.now))) await ports.gone(tx, row);
    });

  const ring = async (): Promise<void> => {
    const now = clock.now();
    const lookToo = lookAt !== null && lookAt <= now;
    if (lookToo) lookAt = null;
    const due = [...live.values()].filter(({ lapsesAt }) => lookToo || (lapsesAt !== null && lapsesAt <= now));
    try {
      await Promise.all(due.map((watched) => serve(watched, lookToo)));
    } catch (error) {
      log.error('pounces were not looked after', { error });
      notBefore = clock.now() + againMs;
      if (lookToo) lookAt = notBefore;
    }
    arm();
  };

  const alarm = createRoutingClock(clock, ports.timers, () => void ring());

  const take = (row: { id: string; repId: string; visitorId: string; lapsesAt: number | null }): void => {
    live.set(row.id, { ...row, unknownSince: live.get(row.id)?.unknownSince ?? null });
  };

  const dispose = board.after('pounce.changed', ({ pounce: { id, rep, visitorId, progress } }) => {
    if (isLive(progress)) {
      take({ id, repId: rep.id, visitorId, lapsesAt: progress.state === 'writing' ? progress.expiresAt : null });
    } else live.delete(id);
    arm();
  });

  return {
    /** The rep's pounces that are not over. */
    of: (repId: string): Watched[] => [...live.values()].filter((one) => one.repId === repId),

    /** Takes up what the last run left; a claim whose time ran out meanwhile lapses now. */
    start: async (): Promise<void> => {
      for (const row of await readLivePounces(store.k)) {
        const { id, rep, visitorId } = toPounce(row);
        take({ id, repId: rep.id, visitorId, lapsesAt: row.state === 'writing' ? row.lapses_at : null });
      }
      arm();
    },
    stop: (): void => {
      alarm.stop();
      dispose();
    },
  };
};
