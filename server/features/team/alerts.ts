import type { AlertItem } from '../../../shared/protocol/rep/team.ts';
import type { Core } from '../core.ts';
import { readHours } from '../meetings/meeting-repository.ts';
import type { Presence } from '../presence/presence.ts';
import { createRoutingClock } from '../routing/routing-clock.ts';
import type { Timers } from '../timers.ts';
import { type AlertFacts, type FoundAlert, findAlerts } from './find-alerts.ts';
import { nobodySince } from './nobody-since.ts';
import { hoursNow } from './team-hours.ts';
import { readPracticeMisses, readWaitingTargets } from './team-repository.ts';

export interface AlertPorts {
  presence: Pick<Presence, 'list' | 'everybody' | 'availableIds'>;
  missesBeforeAway(): number;
  /** A demo has visitors to practise on and nobody else: there they count as anybody does. */
  demo: boolean;
  timers: Timers;
}

/**
 * What managers have to know. It is found in what is true now, so it goes by itself when its cause has ended, and a
 * restart forgets none. Nothing runs while nobody looks; while somebody does, one timer is set to the next due time.
 */
export const createAlerts = (core: Core, { presence, missesBeforeAway, demo, timers }: AlertPorts) => {
  const { store, board, clock, ids } = core;
  const watchers = new Set<() => void>();
  /** The alerts by what they are about: each keeps its id and its beginning while it lasts. */
  let known = new Map<string, { id: string; since: number }>();
  let unwatch: (() => void)[] = [];

  const tell = (): void => {
    for (const dirty of [...watchers]) dirty();
  };
  const bell = createRoutingClock(clock, timers, tell);

  /** How many of each rep's misses in a row were visitors to practise on. */
  const practisedBy = async (misses: ReadonlyMap<string, number>): Promise<Map<string, number>> =>
    demo
      ? new Map()
      : readPracticeMisses(
          store.k,
          [...misses].filter(([, count]) => count >= missesBeforeAway()),
        );

  const facts = async (now: number): Promise<AlertFacts> => {
    const team = await presence.list();
    const available = new Set(presence.availableIds());
    const all = new Map([...presence.everybody()].map((rep) => [rep.repId, rep.misses]));
    const practised = await practisedBy(all);
    const missedBy = (repId: string): number => (all.get(repId) ?? 0) - (practised.get(repId) ?? 0);
    return {
      waitingTargets: await readWaitingTargets(store.k, { practice: demo }),
      reps: team.map(({ person: { id, name, photo }, presence: { status, since } }) => ({
        person: { id, name, photo },
        awayMissed: status === 'away_missed' && !(practised.has(id) && missedBy(id) < missesBeforeAway()),
        available: available.has(id),
        misses: missedBy(id),
        since,
      })),
      missesBeforeAway: missesBeforeAway(),
      nobodySince: nobodySince(presence.everybody()),
      // Hours are asked for only where they matter.
      hours: available.size > 0 ? { since: null, changesAt: null } : hoursNow(await readHours(store.k, now), now),
    };
  };

  const keep = ({ key, ...alert }: FoundAlert, next: typeof known): AlertItem => {
    const had = known.get(key) ?? { id: ids.next(), since: alert.since };
    next.set(key, had);
    return { ...alert, ...had };
  };

  const listen = (): void => {
    unwatch = (
      ['presence.changed', 'person.created', 'person.changed', 'settings.changed', 'visitor.changed'] as const
    ).map((name) => board.after(name, tell));
    unwatch.push(board.after('work_item.changed', tell));
  };

  return {
    /** What is to be known now, and not before somebody watches it. */
    read: async (): Promise<AlertItem[]> => {
      const now = clock.now();
      const { alerts, dueAt } = findAlerts(await facts(now), now);
      const next: typeof known = new Map();
      const items = alerts.map((alert) => keep(alert, next));
      known = next;
      if (watchers.size > 0) bell.set(dueAt);
      return items;
    },

    watch: (dirty: () => void): (() => void) => {
      if (watchers.size === 0) listen();
      watchers.add(dirty);
      return () => {
        if (!watchers.delete(dirty) || watchers.size > 0) return;
        for (const stop of unwatch) stop();
        unwatch = [];
        bell.set(null);
      };
    },

    stop: (): void => bell.stop(),
  };
};

export type Alerts = ReturnType<typeof createAlerts>;
