import * as fc from 'fast-check';
import type { PresenceStatus } from '../../../shared/domain/presence.ts';
import type { Decision } from '../../features/routing/engine/decisions.ts';
import type { StoredRep } from '../../features/routing/engine/stored.ts';
import { LogRunner } from '../../features/routing/replay/log-runner.ts';
import { rowsOf } from './a-day.ts';
import { snapshotOf } from './engine-snapshot.ts';
import { randomPlan } from './random-plan.ts';
import { checkLaws, checkOutcomes } from './routing-laws.ts';
import { type Logged, RoutingTable, somePlan } from './routing-table.ts';

const visitors = Array.from({ length: 14 }, (_, n) => `visitor ${String.fromCharCode(97 + n)}`);
const reps = ['ada', 'bela', 'chen', 'dora', 'emil'];
const builtIn: PresenceStatus[] = ['available', 'available', 'available', 'away', 'busy', 'offline', 'away_missed'];
/** What reps may be in: the built-in statuses, and some of the workspace's own by what they accept. */
const statuses: Pick<StoredRep, 'status' | 'accepts'>[] = [
  ...builtIn.map((status) => ({ status, accepts: undefined })),
  { status: 'available', accepts: ['chat'] },
  { status: 'available', accepts: ['chat', 'voice'] },
  { status: 'busy', accepts: ['voice'] },
];
const machines = ['unlocked', 'unlocked', 'locked', 'suspended'] as const;
const leases = ['here', 'here', 'stepped_away', 'left'] as const;
const spans = [0, 900, 4_000, 5_000, 14_000, 15_000, 29_000, 31_000, 61_000, 100_000];

/** One in four has what a fresh workspace has. */
const planOf = (a: number, b: number) => (a % 4 === 0 ? somePlan() : randomPlan(a * 256 + b, reps));

/** The first lines in which two texts differ. */
const differing = (lost: string, made: string): string => {
  const now = made.split('\n');
  const lines = lost.split('\n').flatMap((line, n) => (line === now[n] ? [] : [`was ${line}, is ${now[n]}`]));
  return lines.slice(0, 8).join('\n');
};

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
  const facts = {
    language: pick(['de', 'en', null], a + b),
    country: pick(['DE', 'FR'], b),
    previousRepId: b % 3 === 0 ? pick(reps, a) : null,
  };
  table.ask(arrives(table, a), b % 2 === 0 ? pick(reps, b) : null, facts, b % 8 === 5 ? 'voice' : 'chat');
};
const reply: Act = (table, a, b) => {
  table.replied(arrives(table, a), pick(reps, b), b % 2 === 0 ? pick(reps, a) : null);
};
/** Who has a conversation hands it over: to a colleague, or to a queue. */
const transfer: Act = (table, a, b) => {
  const running = [...table.state.items.values()].filter(({ state, startedAt }) => state === 'assigned' && startedAt);
  const item = running[a % Math.max(1, running.length)];
  if (!item?.rep) return;
  const { conversationId } = item;
  const queueId = pick(table.state.rules.plan.queues, a).id;
  const to = b % 2 === 0 ? { kind: 'rep' as const, repId: pick(reps, b) } : { kind: 'queue' as const, queueId };
  table.feed({ type: 'transferred', conversationId, by: item.rep.id, to });
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
    table.rep(id, { ...pick(statuses, b), unanswered: unansweredBy(table, id, b), misses: 0 });
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
  (table, a, b) => {
    const conversationId = `conversation of ${someone(table, a, b)}`;
    if (b % 3 === 0) table.feed({ type: 'visitor_heard', conversationId, at: table.now - a * 100 });
    else if (b % 3 === 1) table.about(someone(table, a, b), 'call_connected');
  },
  (table, a, b) => {
    if (b % 4 === 0) table.feed({ type: 'rules', rules: { ...table.state.rules, plan: planOf(a, b) } });
  },
  (table, a, b) => table.about(someone(table, a, b), 'closed'),
  (table, a, b) => {
    const wraps = [...table.state.items.values()].filter(({ state }) => state === 'wrapping');
    const item = b % 2 === 0 ? wraps[a % Math.max(1, wraps.length)] : undefined;
    table.reopen(item?.visitorId ?? arrives(table, a), item?.rep?.id ?? pick(reps, b));
  },
  (table, a) => table.about(pick(visitors, a), 'booked'),
  (table, a, b) => {
    const conversationId = `conversation of ${someone(table, a, b)}`;
    table.feed({ type: 'reassigned', conversationId, repId: pick(reps, b), by: 'marta' });
  },
  transfer,
  transfer,
  (table, a, b) => {
    const conversationId = `conversation of ${someone(table, a, 0)}`;
    if (b % 4 === 0) table.feed({ type: 'transfer_canceled', conversationId });
  },
  (table, a, b) => {
    table.feed({ type: 'taken', conversationId: `conversation of ${pick(visitors, a)}`, repId: pick(reps, b) });
  },
  (table, a, b) => {
    const until = b % 3 === 0 ? null : table.now + 120_000;
    table.feed({ type: 'slot_held', conversationId: `conversation of ${someone(table, a, b)}`, until });
  },
  (table, a, b) => {
    if (b % 5 === 0) table.feed({ type: 'rules', rules: { ...table.state.rules, capacity: 1 + (a % 3) } });
  },
  (table, _a, b) => {
    if (b % 6 === 0) table.crash();
  },
  (table, _a, b) => {
    if (b % 3 !== 0) return;
    const lost = snapshotOf(table.state, table.now);
    table.recall();
    const made = snapshotOf(table.state, table.now);
    if (made !== lost) throw new Error(`law broken: R12 memory differs from the rows\n${differing(lost, made)}`);
  },
];

/** Everybody goes, and the last timers run out. */
const everybodyGoes = (table: RoutingTable): void => {
  for (const name of visitors) {
    table.visitor(name, 'left');
    table.about(name, 'closed');
  }
  table.pass(240_000);
};

/** From its first start, and from a start in the middle of it. */
const replay = (log: readonly Logged[]): void => {
  const rows = rowsOf(log);
  const middle = rows.findLastIndex(({ type }) => type === 'started');
  for (const from of [0, middle]) {
    const runner = new LogRunner();
    for (const row of rows.slice(from)) runner.feed(row);
    const { deviation: other } = runner;
    if (other)
      throw new Error(`R12 R22 replay differs at ${other.seq} ${other.type}\nwas ${other.was}\ngot ${other.got}`);
    if (runner.steps !== rows.length - from) throw new Error('R22 replay left something out');
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
export const runRoutingModel = (evenings: number, file: string, options: fc.Parameters<unknown> = {}): ModelRun => {
  let steps = 0;
  const decided = new Set<Decision['do']>();
  const property = fc.property(evening, (script) => {
    const [[, a, b] = [0, 0, 0]] = script;
    const table = new RoutingTable({ capacity: 2, dormantMs: 90_000, plan: planOf(a, b) });
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
    ...(options as object),
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

/** The logs of some random evenings. */
export const eveningLogs = (evenings: number, seed: number): Logged[][] =>
  fc.sample(evening, { numRuns: evenings, seed }).map((script) => {
    const [[, a, b] = [0, 0, 0]] = script;
    const table = new RoutingTable({ capacity: 2, dormantMs: 90_000, plan: planOf(a, b) });
    for (const id of reps.slice(0, 3)) table.rep(id);
    for (const [which, c, d] of script) pick(acts, which)(table, c, d);
    everybodyGoes(table);
    return table.log;
  });
