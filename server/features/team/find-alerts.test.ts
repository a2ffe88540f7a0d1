import { describe, expect, it } from 'vitest';
import { type AlertFacts, findAlerts } from './find-alerts.ts';

const ada = { id: 'ada', name: 'Ada Lind', photo: null };
const bela = { id: 'bela', name: 'Bela Kun', photo: null };
const visitor = { id: 'v', name: null, city: 'Lisbon', country: 'PT', zone: null, company: null };

const rep = (over: Partial<AlertFacts['reps'][number]> = {}): AlertFacts['reps'][number] => ({
  person: ada,
  awayMissed: false,
  available: true,
  misses: 0,
  since: 1_000,
  ...over,
});

const facts = (over: Partial<AlertFacts> = {}): AlertFacts => ({
  waitingTargets: [],
  reps: [rep()],
  missesBeforeAway: 2,
  nobodySince: null,
  hours: { since: null, changesAt: null },
  ...over,
});

const kinds = (given: AlertFacts, now: number) => findAlerts(given, now).alerts.map(({ kind }) => kind);

describe('what managers have to know', () => {
  it('is nothing on a quiet floor', () => {
    expect(findAlerts(facts(), 50_000)).toEqual({ alerts: [], dueAt: null });
  });

  it('is a target account that waits for 20 s, told when that is due', () => {
    const waits = facts({ waitingTargets: [{ conversationId: 'c', visitor, since: 10_000 }] });
    expect(findAlerts(waits, 29_999)).toEqual({ alerts: [], dueAt: 30_000 });
    expect(findAlerts(waits, 30_000)).toMatchObject({
      alerts: [{ kind: 'target_waits', since: 10_000, conversationId: 'c' }],
      dueAt: null,
    });
  });

  it('is that nobody is available, in working hours only, since the later of hours and leaving', () => {
    const gone = facts({ reps: [rep({ available: false })], nobodySince: 5_000 });
    expect(findAlerts({ ...gone, hours: { since: null, changesAt: 90_000 } }, 50_000)).toEqual({
      alerts: [],
      dueAt: 90_000,
    });
    expect(findAlerts({ ...gone, hours: { since: 2_000, changesAt: 90_000 } }, 50_000)).toMatchObject({
      alerts: [{ kind: 'nobody_available', since: 5_000 }],
      dueAt: 90_000,
    });
    expect(kinds({ ...gone, reps: [rep()], hours: { since: 2_000, changesAt: null } }, 50_000)).toEqual([]);
  });

  it('is a rep who was sent away after missed offers, until their status changes', () => {
    const sent = rep({ awayMissed: true, available: false, misses: 2, since: 7_000 });
    expect(findAlerts(facts({ reps: [sent, rep({ person: bela })] }), 9_000).alerts).toMatchObject([
      { kind: 'missed_twice', person: ada, misses: 2, since: 7_000 },
    ]);
  });

  it('R4.6 is the last accepting rep who missed as often as others are sent away for', () => {
    const last = rep({ misses: 2 });
    expect(kinds(facts({ reps: [last, rep({ person: bela, available: false })] }), 9_000)).toEqual(['last_rep_missed']);
    expect(kinds(facts({ reps: [last, rep({ person: bela })] }), 9_000)).toEqual([]);
    expect(kinds(facts({ reps: [rep({ misses: 1 })] }), 9_000)).toEqual([]);
  });
});
