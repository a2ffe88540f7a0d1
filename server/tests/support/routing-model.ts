import * as fc from 'fast-check';
import type { PresenceStatus } from '../../../shared/domain/presence.ts';
import type { Decision } from '../../features/routing/engine/decisions.ts';
import { createState } from '../../features/routing/engine/state.ts';
import { step } from '../../features/routing/engine/step.ts';
import { checkLaws, checkOutcomes } from './routing-laws.ts';
import { type Logged, RoutingTable } from './routing-table.ts';

const visitors = Array.from({ length: 14 }, (_, n) => `visitor ${String.fromCharCode(97 + n)}`);
const reps = ['ada', 'bela', 'chen', 'dora', 'emil'];
const statuses: PresenceStatus[] = ['available', 'available', 'available', 'away', 'busy', 'offline', 'away_missed'];
const machines = ['unlocked', 'unlocked', 'locked', 'suspended'] as const;
const leases = ['here', 'here', 'stepped_away', 'left'] as const;
const spans = [0, 900, 4_000, 5_000, 14_000, 15_000, 29_000, 31_000, 61_000, 100_000];

const pick = <T>(from: readonly T[], n: number): T => from[n % from.length] as T;

type Act = (table: RoutingTable, a: number, b: number) => void;

const offerOf = (table: RoutingTable, n: number): string | undefined => pick([...table.state.offers.keys(), ''], n);

/** Half of the time a visitor who is with a rep, else anybody. */
const someone = (table: RoutingTable, a: number, b: number): string => {
  const assigned = [...table.state.items.values()].filter((item) => item.state === 'assigned');
  return b % 2 === 0 && assigned.length > 0 ? pick(assigned, a).visitorId : pick(visitors, a);
};

/** Somebody who does something is there. */
const arrives = (table: RoutingTable, a: number): string => {
  const name = pick(visitors, a);
  if (table.leases.get(name) === 'left') table.visitor(name, 'here');
  return name;
};
const ask: Act = (table, a, b) => {
  table.ask(arrives(table, a), b % 2 === 0 ? pick(reps, b) : null);
};
const reply: Act = (table, a, b) => {
  table.replied(arrives(table, a), pick(reps, b), b % 2 === 0 ? pick(reps, a) : null);
};
const answer = (type: 'accepted' | 'declined'): Act => {
  return (table, a) => {
    const offerId = offerOf(table, a);
    if (offerId) table.feed({ type, offerId });
  };
};
const unansweredBy = (table: RoutingTable, repId: string, b: number): string[] =>
  [...table.state.items.values()]
    .filter((item, n) => item.rep?.id === repId && (n + b) % 2 === 0)
    .map((item) => item.conversationId);

/** What may happen, as often as it stands here. */
const acts: Act[] = [
  ask,
  ask,
  ask,
  reply,
  answer('accepted'),
  answer('accepted'),
  answer('declined'),
  (table, a, b) => {
    const id = pick(reps, a);
    table.rep(id, { status: pick(statuses, b), unanswered: unansweredBy(table, id, b), misses: 0 });
  },
  (table, a, b) => {
    const id = pick(reps, a);
    const connection = b % 3 === 0 ? 'lost' : 'connected';
    table.rep(id, { connection, unanswered: unansweredBy(table, id, b) });
  },
  (table, a, b) => {
    const id = pick(reps, a);
    table.rep(id, { machine: pick(machines, b), unanswered: unansweredBy(table, id, b) });
  },
  (table, a, b) => {
    const id = pick(reps, a);
    table.rep(id, { inCall: b % 3 === 0, unanswered: unansweredBy(table, id, b) });
  },
  (table, a, b) => {
    if (b % 4 === 0) table.rep(pick(reps, a), { active: b % 8 !== 0 });
  },
  (table, a, b) => {
    const name = pick(visitors, a);
    const lease = pick(leases, b);
    table.visitor(name, lease);
  },
  (table, a) => table.pass(pick(spans, a)),
  (table, a) => table.pass(pick(spans, a)),
  (table, a) => {
    // The process slept: timers come late and others were faster.
    table.now += pick(spans, a);
  },
  (table, a, b) => table.about(someone(table, a, b), 'rep_wrote'),
  (table, a, b) => table.about(someone(table, a, b), 'rep_wrote'),
  (table, a, b) => table.about(someone(table, a, b), 'visitor_wrote'),
  (table, a, b) => table.about(someone(table, a, b), 'closed'),
  (table, a) => table.about(pick(visitors, a), 'booked'),
  (table, a, b) => {
    const conversationId = `conversation of ${someone(table, a, b)}`;
    table.feed({ type: 'reassigned', conversationId, repId: pick(reps, b), by: 'marta' });
  },
  (table, a, b) => {
    if (b % 5 === 0) table.feed({ type: 'rules', rules: { ...table.state.rules, capacity: 1 + (a % 3) } });
  },
  (table, _a, b) => {
    if (b % 6 === 0) table.crash();
  },
  (table, _a, b) => {
    if (b % 3 === 0) table.recall();
  },
];

/** Everybody goes, and the last timers run out. */
const everybodyGoes = (table: RoutingTable): void => {
  for (const name of visitors) {
    table.visitor(name, 'left');
    table.about(name, 'closed');
  }
  table.pass(120_000);
};

const replay = (log: readonly Logged[]): void => {
  const first = log[0]?.event;
  if (first?.type !== 'started') throw new Error('a log begins with a start');
  const state = createState(first.rules);
  for (const [n, { event, at, seed, decisions, trace }] of log.entries()) {
    const again = step(state, event, at, seed);
    const got = JSON.stringify([again.decisions, again.trace]);
    const was = JSON.stringify([decisions, trace]);
    if (got !== was) throw new Error(`R12 replay differs at ${n} ${JSON.stringify(event)}\nwas ${was}\ngot ${got}`);
  }
};

const byte = fc.integer({ min: 0, max: 255 });
const evening = fc.array(fc.tuple(fc.integer({ min: 0, max: acts.length - 1 }), byte, byte), {
  maxLength: 360,
  size: 'max',
});

export interface ModelRun {
  /** Inputs that the engine was fed. */
  steps: number;
  decided: Set<Decision['do']>;
}

/**
 * Lets evenings of random things happen to the engine and holds it to its laws after each and to its
 * outcomes and its log after all. A failure says how to see it again.
 */
export const runRoutingModel = (evenings: number, file: string): ModelRun => {
  let steps = 0;
  const decided = new Set<Decision['do']>();
  const property = fc.property(evening, (script) => {
    const table = new RoutingTable({ capacity: 2 });
    for (const id of reps.slice(0, 3)) table.rep(id);
    for (const [which, a, b] of script) {
      pick(acts, which)(table, a, b);
      checkLaws(table);
    }
    everybodyGoes(table);
    checkOutcomes(table);
    replay(table.log);
    steps += table.log.length;
    for (const { decisions } of table.log) for (const decision of decisions) decided.add(decision.do);
  });
  const { FOYER_SEED: seed, FOYER_PATH: path } = process.env;
  const found = fc.check(property, {
    numRuns: evenings,
    ...(seed === undefined ? {} : { seed: Number(seed) }),
    ...(path === undefined ? {} : { path }),
  });
  if (found.failed) {
    const again = `FOYER_SEED=${found.seed} FOYER_PATH=${found.counterexamplePath ?? ''}`;
    throw new Error(
      `${found.errorInstance}\nafter ${JSON.stringify(found.counterexample)}\nreplay: ${again} npx vitest run ${file}`,
    );
  }
  return { steps, decided };
};
