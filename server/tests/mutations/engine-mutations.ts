/** One line of the engine that keeps a promise, and what it says where the promise is broken. */
export interface Mutation {
  /** The promise of docs/routing.md. */
  rule: string;
  /** A file of the engine. */
  file: string;
  /** Stands there exactly once. */
  line: string;
  instead: string;
  /** The tests of a file that the engine asks; not given: all scenarios, then the model. */
  tests?: readonly string[];
  /** The random model alone has to notice: no scenario is asked. */
  byModel?: true;
}

const of = (rule: string, file: string, line: string, instead = ''): Mutation => ({ rule, file, line, instead });

const byModel = (rule: string, file: string, line: string, instead: string): Mutation => ({
  ...of(rule, file, line, instead),
  byModel: true,
});

const hours = 'open-hours.ts';
const ofHours = (rule: string, line: string, instead = ''): Mutation => ({
  ...of(rule, hours, line, instead),
  tests: ['open-hours.test.ts'],
});

const domain = '../../../../shared/domain/';
const ofPlan = (rule: string, file: string, line: string, instead = ''): Mutation => ({
  ...of(rule, `${domain}${file}`, line, instead),
  tests: [`${domain}match-rule.test.ts`, `${domain}plan-issues.test.ts`],
});

/** At least one for each promise the engine keeps by itself. */
export const engineMutations: readonly Mutation[] = [
  of('R1.1', 'lifecycle.ts', "endOffersOf(step, item, 'rescinded', 'taken');"),
  of('R1.2', 'offers.ts', 'state.offers.delete(offer.id);'),
  of('R2.1', 'offers.ts', 'if (sole) rep.reserved += 1;'),
  of(
    'R2.2',
    'state.ts',
    "softOffers(rep) >= softPerRep ? 'offers_full'",
    "softOffers(rep) > softPerRep ? 'offers_full'",
  ),
  of('R2.3', 'offers.ts', 'sole ? rep.used <= rep.capacity : hasRoom(rep, item)', 'sole || hasRoom(rep, item) || true'),
  of('R2.4', 'serve.ts', 'if (found.length > 0 && sole) soften(step, sole);'),
  of('R2.6', 'serve.ts', 'return found.length === room;', 'return false;'),
  of('R2.7', 'state.ts', "if (item.kind === 'call') return rep.capacity;"),
  of('R3.1', 'offers.ts', 'const full = now + offerMsOf', 'const full = item.createdAt + offerMsOf'),
  of('R3.2', 'stages.ts', "stages.push(...one('owner', facts.ownerId, aloneS));"),
  of('R3.5', 'lifecycle.ts', "armItem(state, item, 'overflow', item.overflowAt);", ';'),
  of('R3.6', 'serve.ts', "showBooker(step, item, 'nobody_available');", ';'),
  of('R3.10', 'stages.ts', 'item.createdAt + target.untilS * 1000', 'item.createdAt + target.untilS * 2000'),
  of('R3.11', 'offers.ts', 'Math.min(full, item.stageUntil)', 'full'),
  of('R3.12', 'stages.ts', "stages.push(...one('fallback', fallbackRepId, aloneS));", ';'),
  of('R3.13', 'stages.ts', "one('previous_rep', facts.previousRepId", "one('previous_rep', null"),
  of('R3.14', 'stages.ts', 'lane: lane(facts.language)', 'lane: lane(null)'),
  of('R4.1', 'offers.ts', "if (as === 'rejected' || as === 'timeout') item.tried.add(rep.id);"),
  of('R4.4', 'misses.ts', 'rep.misses += 1;'),
  of('R4.6', 'misses.ts', 'countAvailable(step.state) > 1', 'countAvailable(step.state) > 0'),
  of('R5.1', 'offers.ts', 'step.freed.add(rep);'),
  of('R5.1', 'orders.ts', 'b.priority - a.priority || '),
  of('R6.1', 'offers.ts', "rescind(({ item }) => isAvailable(rep, item), 'rep_unavailable');"),
  of('R6.3', 'on-timer.ts', "if (item.lease !== 'left') requeue(step, item, 'rep_lost');", ';'),
  of('R6.5', 'on-timer.ts', "if (item.lease !== 'left') requeue(step, item, 'unanswered');"),
  of('R7.1', 'serve.ts', "  if (item.lease !== 'here' || !opens", '  if (!opens'),
  of('R7.2', 'on-visitor.ts', "if (lease === 'left') cancel(step, item, 'visitor_left');", 'if (false);'),
  of('R8.1', 'serve.ts', '!opens(step.state, stage.hoursId) || ', ''),
  of('R8.8', 'step.ts', '  turnHours(context);'),
  of('R9.5', 'greeting.ts', 'Math.max(item.assignedAt ?? 0, item.holdUntil ?? 0)', 'item.assignedAt ?? 0'),
  of('R10.2', 'transfer.ts', 'letGo(step, former, sender);'),
  of('R10.3', 'transfer.ts', 'item.offers.size === 0 && isVain(state, item)', 'item.offers.size < 0'),
  of(
    'R10.5',
    'transfer.ts',
    "if (running?.id !== item.continuesId || running.state !== 'assigned') endTransfer(step, item, 'moved');",
  ),
  of('R9.5', 'on-slot-held.ts', 'item.assignedAt + slotHoldMs', 'event.until'),
  of('R10.3', 'on-timer.ts', "item.kind !== 'transfer' && "),
  of('R10.4', 'transfer.ts', "if (item) endTransfer(step, item, 'taken_back');"),
  of('R10.6', 'transfer.ts', "if (item.startedAt === null) return 'not_begun';"),
  of('R10.8', 'rebuild.ts', "stored.kind === 'transfer' && transfer", "stored.kind === 'call' && transfer"),
  of('R10.9', 'entities.ts', "kind === 'transfer' ? 'inbound_chat' : kind", 'kind'),
  of('R18.15', 'take.ts', "makeOffer(step, item, rep, true, 'taken');", ';'),
  of('R10.7', 'transfer.ts', 'silentRepId: by,', 'silentRepId: null,'),
  of('R11.1', 'serve.ts', 'step.trace.push(', '((_: unknown) => {})('),
  of('R12.1', 'step-context.ts', 'newId: seededIds(now, seed)', 'newId: seededIds(now, String(Math.random()))'),
  of('R12.2', 'rebuild.ts', 'keepPlace(turnsOf(state, queueId), repId, place);', ';'),
  of('R13.1', 'on-timer.ts', 'requeueSilent(step, item, item.rep);', ';'),
  of('R14.1', 'lifecycle.ts', 'item.wrapUntil = now + wrapUpMs;', 'item.wrapUntil = now;'),
  of('R15', 'outcome.ts', 'if (item.facts.settled || item.outcome) return;'),
  of('R15.5', 'outcome.ts', "item.heldBy.kind === 'one' ? item.heldBy.repId : null", 'null'),
  of('R16.2', 'reassign.ts', "return wouldFit(rep, item) ? null : 'capacity_full';", 'return null;'),
  of('R17.1', 'on-pounce-replied.ts', 'if (rep?.active && !isAbsent(rep)) own(step, given, rep);', 'if (!rep) return;'),
  of(
    'R18.1',
    'stages.ts',
    "strategy === 'first_available' && target.waterfall === null;",
    'target.waterfall === null;',
  ),
  of('R18.2', 'offers.ts', 'return () => keepPlace(turns, rep.id, place);', 'return undefined;'),
  of('R18.3', 'turns.ts', 'Math.max(turns.latest, dueAt(', 'Math.max(0, dueAt('),
  of('R18.5', 'turns.ts', 'Math.round(turnCost / weight)', 'turnCost'),
  byModel('R18.2', 'turns.ts', 'place + Math.round(turnCost / weight)', 'place'),
  byModel('R18.5', 'turns.ts', '(weighted ? rep.weight : 1);', '(weighted ? 1 / rep.weight : 1);'),
  of('R18.6', 'lanes.ts', 'a.used - b.used || byIdle(a, b)', 'b.used - a.used || byIdle(a, b)'),
  of('R18.7', 'lanes.ts', 'b.capacity - b.used - (a.capacity - a.used)', 'a.capacity - a.used - (b.capacity - b.used)'),
  of('R18.11', 'serve.ts', "if (stage.code !== 'manual' && isSpent(item)) return 'attempts';"),
  of('R18.13', 'serve.ts', "if (target.skipIf === 'nobody_available') return null;"),
  of('R18.14', 'serve.ts', 'if (goesOn(step, item)) unserved.add(item);'),
  of('R18.16', 'take.ts', "if (!waitsFor(state, item, repId)) return 'not_in_queue';"),
  of('R19.7', 'on-rules.ts', 'route(step, item);', ';'),
  of('R20.1', 'state.ts', "if (members && !members.has(id)) return 'not_in_queue';"),
  of('R20.2', 'state.ts', "return 'lacks_skill';", ';'),
  of('R20.3', 'state.ts', 'rep.capacity = traits?.capacity ?? rules.capacity;', 'rep.capacity = rules.capacity;'),
  of('R21.1', 'dormant.ts', 'item.dormantAt = step.now;'),
  of('R21.3', 'dormant.ts', '  settle(step, item.rep);'),
  of('R21.5', 'dormant.ts', 'if (rep.inCall && item.called) {', 'if (!rep) {'),
  ofHours('R8.2', 'if (holidays.some((holiday) => holiday.day === day.toString())) return [];'),
  ofHours('R8.2', 'to <= from ? day.add', 'to < from ? day.add'),
  ofHours('R8.3', "{ disambiguation: 'earlier' }", "{ disambiguation: 'later' }"),
  ofHours('R8.3', 'from <= last[1]) result', 'from < last[1]) result'),
  ofHours('R8.4', 'if (stretch > first && holiday === undefined)', 'if (holiday === undefined)'),
  ofPlan('R8.5', 'match-rule.ts', "=== (condition.op === 'within')", "=== (condition.op === 'outside')"),
  ofPlan('R19.1', 'match-rule.ts', "if (found) return { ruleId, result: 'not_reached', failed: null };"),
  ofPlan('R19.1', 'match-rule.ts', "if (!rule.enabled) return { ruleId, result: 'disabled', failed: null };"),
  ofPlan('R19.2', 'match-rule.ts', "text.normalize('NFC').toLowerCase()", 'text'),
  ofPlan('R19.3', 'match-rule.ts', 'if (fact === null) return denies;', 'if (fact === null) return false;'),
  ofPlan('R19.5', 'condition-implies.ts', "if (first.on === 'segment' && first.op !== op) return false;"),
  ofPlan('R19.5', 'plan-issues.ts', 'plan.rules.filter(({ enabled }) => enabled)', 'plan.rules'),
];
