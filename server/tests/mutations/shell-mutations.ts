import { engineMutations, type Mutation } from './engine-mutations.ts';

const of =
  (...tests: string[]) =>
  (rule: string, file: string, line: string, instead = ''): Mutation => ({
    rule,
    file,
    line,
    instead,
    tests,
    named: true,
  });

const holds = of('../../../tests/slot-holds.test.ts');
const transfers = of('../../../tests/transfers.test.ts');
const traces = of('../../../tests/trace.test.ts');
const guests = of('../../../tests/guests.test.ts');
const previews = of('../preview/try-visitor.test.ts');
const plans = of('../../../tests/routing-facts.test.ts');
const replays = of('../replay/replay-traffic.test.ts');
const habits = of('../../../tests/replay-model.test.ts');
const whatIfs = of('../replay/what-if.test.ts');

/** At least one for each promise of rows, the plan's store and the replay. */
const shellMutations: readonly Mutation[] = [
  holds(
    'R9.1',
    '../../meetings/meeting-repository.ts',
    'one.held_until === null || (one',
    'one.held_until === null && (one',
  ),
  holds(
    'R9.2',
    '../../meetings/slot-holds.ts',
    'const until = tx.now + slotHoldMs;',
    'const until = tx.now + slotHoldMs / 2;',
  ),
  holds('R9.2', '../../meetings/slot-holds.ts', 'start: expire,', 'start: arm,'),
  holds(
    'R9.3',
    '../../meetings/slot-holds.ts',
    'if (same && known.held_until !== null && known.held_until > tx.now) {',
    'if (!known && same) {',
  ),
  holds(
    'R9.3',
    '../../meetings/slot-holds.ts',
    "if (entry.type === 'closed') await letGo(tx, conversation.visitorId);",
  ),
  holds('R9.6', '../../meetings/meetings.ts', 'await ports.holds.makeRoom(tx, actor.visitorId);'),
  transfers(
    'R10.10',
    '../../conversations/conversation-reads.ts',
    "actor.kind === 'visitor' ? entries.map(asVisitorSees) : entries",
    'entries',
  ),
  traces(
    'R11.3',
    '../routing.ts',
    'for (const conversationId of refsOf(state, result)) await tx.run(insertRef, { conversationId, seq });',
  ),
  traces('R11.4', '../trace/read-trace.ts', 'seesAll ? one : ownOnly(one, actor.personId)', 'one'),
  previews('R11.5', '../preview/try-visitor.ts', 'rules: { ...state.rules, plan }', 'rules: state.rules'),
  plans('R19.6', '../../routing-plan/routing-plan.ts', 'if (basedOn !== version) {', 'if (basedOn > version) {'),
  replays('R22.1', '../replay/log-runner.ts', 'if (was === got)', 'if (was.length === got.length)'),
  replays(
    'R22.2',
    '../replay/kept.ts',
    "return kept && rebuild({ ...kept, rules, startedAt: at, leaseOf: () => 'here' });",
    'return kept && createState(rules);',
  ),
  habits(
    'R22.3',
    '../replay/simulation.ts',
    'const was = this.#habits.answers.get(key)?.[nth];',
    'const was = this.#habits.answers.get(key)?.[nth + 1];',
  ),
  replays('R22.4', '../replay/replay-traffic.ts', 'if (input.at < from) return false;'),
  replays('R22.5', '../replay/log-runner.ts', ' && !event.facts', ' && false'),
  replays(
    'R22.5',
    '../replay/log-runner.ts',
    "if (event.engine !== engineVersion) this.#leaveOut(at, 'older_engine');\n    if (event.engine !== engineVersion || this.#state) return;",
    'if (this.#state) return;',
  ),
  whatIfs(
    'R22.6',
    '../replay/what-if.ts',
    "if (busy) return fail('rate_limited', 'another one is being worked out', { reason: 'busy' });",
  ),
  whatIfs(
    'R22.6',
    '../replay/what-if.ts',
    "if (to - from > longestMs) return fail('too_large', 'a span is a month at most', { reason: 'span' });",
  ),
  replays(
    'R22.7',
    '../replay/waits.ts',
    'if (!item || !this.#except.has(item.conversationId)) this.#load',
    'this.#load',
  ),
  replays('R22.7', '../replay/waits.ts', '      this.leftOut += 1;\n      return;', '      this.leftOut += 1;'),
  guests(
    'R24.1',
    '../../conversations/after-saying.ts',
    'row.unanswered_since = null;',
    'row.unanswered_since &&= guestIdsOf(row).includes(senderId) ? row.unanswered_since : null;',
  ),
  guests(
    'R24.2',
    '../../conversations/conversations.ts',
    'if (repId !== null && seatsOf(row).some((seat) => seat.id === repId)) {',
    "if (repId === '') {",
  ),
];

/** Every promise of docs/routing.md is broken by one at least. */
export const mutations: readonly Mutation[] = [...engineMutations, ...shellMutations];
