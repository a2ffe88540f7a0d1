import type { PersonRef } from '../../../shared/domain/person.ts';
import type { AlertItem } from '../../../shared/protocol/rep/team.ts';

/** A visitor of a target account may wait this long before the managers hear of it. */
export const targetWaitsMs = 20_000;

/** What is true now, as far as alerts go by it. */
export interface AlertFacts {
  waitingTargets: readonly { conversationId: string; visitor: TargetAlert['visitor']; since: number }[];
  reps: readonly { person: PersonRef; awayMissed: boolean; available: boolean; misses: number; since: number }[];
  missesBeforeAway: number;
  /** Since when nobody is available; null where nobody ever was. */
  nobodySince: number | null;
  /** Whose working hours are now: since when, and when that changes. */
  hours: { since: number | null; changesAt: number | null };
}

type TargetAlert = Extract<AlertItem, { kind: 'target_waits' }>;
type Without<T> = T extends unknown ? Omit<T, 'id'> : never;

/** An alert before it has an id; `key` stays the same while its cause lasts. */
export type FoundAlert = Without<AlertItem> & { key: string };

const targets = ({ waitingTargets }: AlertFacts, now: number): FoundAlert[] =>
  waitingTargets
    .filter(({ since }) => since + targetWaitsMs <= now)
    .map((one) => ({ kind: 'target_waits', key: `target_waits ${one.conversationId}`, ...one }));

const nobody = ({ reps, nobodySince, hours }: AlertFacts, now: number): FoundAlert[] => {
  if (hours.since === null || reps.some(({ available }) => available)) return [];
  return [
    { kind: 'nobody_available', key: 'nobody_available', since: Math.max(hours.since, nobodySince ?? 0, 0) || now },
  ];
};

const missed = ({ reps, missesBeforeAway }: AlertFacts, now: number): FoundAlert[] => {
  const alone = reps.filter(({ available }) => available).length === 1;
  return reps.flatMap(({ person, awayMissed, available, misses, since }): FoundAlert[] => {
    const counted = Math.max(misses, 1);
    if (awayMissed)
      return [{ kind: 'missed_twice', key: `missed_twice ${person.id} ${since}`, since, person, misses: counted }];
    if (!available || !alone || misses < missesBeforeAway) return [];
    return [{ kind: 'last_rep_missed', key: `last_rep_missed ${person.id}`, since: now, person, misses }];
  });
};

/** What managers have to know now, most urgent kind first, and when that may change by time alone. */
export const findAlerts = (facts: AlertFacts, now: number): { alerts: FoundAlert[]; dueAt: number | null } => {
  const alerts = [...targets(facts, now), ...nobody(facts, now), ...missed(facts, now)];
  const due = facts.waitingTargets.map(({ since }) => since + targetWaitsMs).filter((at) => at > now);
  if (facts.hours.changesAt !== null) due.push(facts.hours.changesAt);
  return { alerts, dueAt: due.length > 0 ? Math.min(...due) : null };
};
