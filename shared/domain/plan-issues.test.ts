import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { excludes, implies } from './condition-implies.ts';
import { firstRule, holdsCondition } from './match-rule.ts';
import { planIssues } from './plan-issues.ts';
import { noFacts, type RoutingFacts } from './routing-facts.ts';
import {
  builtIn,
  type Condition,
  defaultPlan,
  type RepTraits,
  type RoutingPlan,
  type RoutingRule,
  segments,
  type Target,
} from './routing-plan.ts';
import { Device } from './visitor.ts';

const idOf = (n: number): string => `0190163d-8694-739b-aea5-${String(n).padStart(12, '0')}`;
const [ana, ben, gone] = [idOf(1), idOf(2), idOf(3)];
const repIds = new Set([ana, ben]);
const base = defaultPlan({ ownerAloneS: 15, overflowS: 60 }, { queue: 'Everybody', rule: 'Everybody else' });
const [last] = base.rules;
const [always] = last?.targets ?? [];
if (!last || !always) throw new Error('the default plan is empty');

const targetOf = (change: Partial<Target>): Target => ({ ...always, ...change });
const ruleOf = (n: number, when: Condition[], change: Partial<RoutingRule> = {}): RoutingRule => ({
  ...last,
  id: idOf(100 + n),
  when,
  targets: [targetOf({ id: idOf(200 + n) })],
  ...change,
});
const planOf = (change: Partial<RoutingPlan>): RoutingPlan => ({ ...base, ...change });
const lastWith = (change: Partial<Target>, rule: Partial<RoutingRule> = {}): RoutingPlan =>
  planOf({ rules: [{ ...last, targets: [targetOf(change)], ...rule }] });
const traitsOf = (change: Partial<RepTraits>): RepTraits => ({
  skills: [],
  languages: [],
  capacity: null,
  weight: 1,
  ...change,
});
const codes = (plan: RoutingPlan, around = {}) => planIssues(plan, { repIds, ...around }).map(({ code }) => code);

test('R19.5 the plan a workspace starts with has no issue', () => {
  expect(planIssues(base, { repIds })).toEqual([]);
});

test('R19.5 a rule behind one that takes all of its visitors is told, with the one before it', () => {
  const pricing: Condition = { on: 'page', op: 'starts_with', values: ['/Pricing'] };
  const teams: Condition = { on: 'page', op: 'is', values: ['/pricing/teams'] };
  const german: Condition = { on: 'language', op: 'is', values: ['de', 'fr'] };
  const first = ruleOf(1, [pricing]);
  const second = ruleOf(2, [{ ...german, values: ['de'] }, teams]);
  expect(planIssues(planOf({ rules: [first, second, last] }), { repIds })).toEqual([
    { code: 'unreachable_rule', severity: 'error', ruleId: second.id, otherId: first.id },
  ]);
  expect(codes(planOf({ rules: [second, first, last] }))).toEqual([]);
  expect(codes(planOf({ rules: [{ ...first, enabled: false }, second, last] }))).toEqual([]);
  expect(codes(planOf({ rules: [ruleOf(1, []), last] }))).toEqual(['unreachable_rule']);
});

test('R19.5 a rule that never holds is told: a contradiction, or hours that never are', () => {
  const hours = [{ id: idOf(50), name: 'Never', zone: 'Europe/Berlin', openings: [], holidays: [] }];
  const is: Condition = { on: 'country', op: 'is', values: ['DE'] };
  const isNot: Condition = { on: 'country', op: 'is_not', values: ['AT', 'DE'] };
  const rules = [ruleOf(1, [is, isNot]), ruleOf(2, [{ on: 'time', op: 'within', hoursId: idOf(50) }]), last];
  expect(planIssues(planOf({ hours, rules }), { repIds })).toEqual([
    { code: 'rule_never_holds', severity: 'error', ruleId: idOf(101), condition: 1 },
    { code: 'rule_never_holds', severity: 'error', ruleId: idOf(102), condition: 0 },
  ]);
});

test('R19.5 queues without anybody, without skills, without hours, with people who have gone', () => {
  const [queue] = base.queues;
  if (!queue) throw new Error('the default plan has no queue');
  const few = { ...queue, members: { kind: 'reps' as const, repIds: [gone] } };
  expect(planIssues(planOf({ queues: [few] }), { repIds })).toEqual([
    { code: 'empty_queue', severity: 'error', ruleId: builtIn.ruleId, targetId: builtIn.targetId, queueId: queue.id },
    { code: 'unknown_rep', severity: 'warning', queueId: queue.id, otherId: gone },
  ]);
  const skilled = { ...lastWith({ skills: ['sso', 'api'] }) };
  expect(
    codes({ ...skilled, traits: { [ana]: traitsOf({ skills: ['sso'] }), [ben]: traitsOf({ skills: ['api'] }) } }),
  ).toEqual(['nobody_has_skills']);
  expect(codes({ ...skilled, traits: { [ana]: traitsOf({ skills: ['api', 'sso'] }) } })).toEqual([]);
  expect(codes({ ...skilled, traits: { [gone]: traitsOf({ skills: ['api', 'sso'] }) } })).toEqual([
    'nobody_has_skills',
  ]);
  const hours = [{ id: idOf(50), name: 'Never', zone: 'Europe/Berlin', openings: [], holidays: [] }];
  expect(codes(planOf({ hours, queues: [{ ...queue, hoursId: idOf(50) }] }))).toEqual(['hours_never_open']);
});

test('R19.5 a wait that nothing ends, and targets that have no turn', () => {
  expect(codes(lastWith({}, { overflowS: null }))).toEqual(['no_overflow']);
  expect(codes(lastWith({ strategy: 'manual' }))).toEqual([]);
  expect(codes(lastWith({ strategy: 'manual' }, { overflowS: null }))).toEqual(['no_overflow', 'manual_without_end']);
  const targets = (first: Partial<Target>, second: Partial<Target>) =>
    planOf({
      rules: [{ ...last, targets: [targetOf(first), targetOf({ id: idOf(9), ownerFirst: null, ...second })] }],
    });
  expect(codes(targets({ untilS: null }, {}))).toEqual(['unreachable_target']);
  expect(codes(targets({ untilS: null, skipIf: 'nobody_ready' }, {}))).toEqual([]);
  expect(codes(targets({ untilS: 30 }, { untilS: 30 }))).toEqual(['unreachable_target']);
  expect(codes(targets({ untilS: 30 }, { untilS: 45 }))).toEqual([]);
  expect(codes(targets({ untilS: 15 }, {}))).toEqual(['alone_too_long']);
  expect(codes(lastWith({ ownerFirst: { aloneS: 60, fallbackRepId: gone } }))).toEqual([
    'unknown_rep',
    'alone_too_long',
  ]);
});

test('R19.5 what a condition names has to be there, where it is known what is', () => {
  const rules = [
    ruleOf(1, [
      { on: 'site', op: 'is', values: [idOf(60)] },
      { on: 'account', op: 'is', values: [idOf(70), idOf(71)] },
    ]),
    last,
  ];
  expect(codes(planOf({ rules }))).toEqual([]);
  const around = { siteIds: new Set<string>(), accountIds: new Set([idOf(70)]) };
  expect(planIssues(planOf({ rules }), { repIds, ...around })).toEqual([
    { code: 'unknown_site', severity: 'warning', ruleId: idOf(101), condition: 0, otherId: idOf(60) },
    { code: 'unknown_account', severity: 'warning', ruleId: idOf(101), condition: 1, otherId: idOf(71) },
  ]);
});

test('R19.5 strategies that come to the same are noted, and languages that nobody has', () => {
  const uneven = { [ana]: traitsOf({ capacity: 5, weight: 3, languages: ['de'] }) };
  expect(codes(lastWith({ strategy: 'most_available' }))).toEqual(['same_capacity']);
  expect(codes({ ...lastWith({ strategy: 'most_available' }), traits: uneven })).toEqual([]);
  expect(codes(lastWith({ strategy: 'weighted_round_robin' }))).toEqual(['same_weight']);
  expect(codes({ ...lastWith({ strategy: 'weighted_round_robin' }), traits: uneven })).toEqual([]);
  const inCalls = { [ana]: traitsOf({ voiceWeight: 2, languages: ['de'] }) };
  expect(codes({ ...lastWith({ strategy: 'weighted_round_robin' }), traits: inCalls })).toEqual([]);
  expect(codes(lastWith({ sameLanguageFirst: { aloneS: 5 } }))).toEqual(['nobody_has_languages']);
  expect(codes({ ...lastWith({ sameLanguageFirst: { aloneS: 5 } }), traits: uneven })).toEqual([]);
});

const word = fc.constantFrom('/a', '/A', '/ab', 'b', '/', 'ab');
const words = fc.array(word, { minLength: 1, maxLength: 3 });
const condition: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    on: fc.constantFrom('page' as const, 'utm_source' as const),
    op: fc.constantFrom(
      'is' as const,
      'is_not' as const,
      'starts_with' as const,
      'contains' as const,
      'contains_not' as const,
    ),
    values: words,
  }),
  fc.record({
    on: fc.constant('device' as const),
    op: fc.constantFrom('is' as const, 'is_not' as const),
    values: fc.uniqueArray(fc.constantFrom(...Device.options), { minLength: 1, maxLength: 2 }),
  }),
  fc.record({
    on: fc.constant('segment' as const),
    op: fc.constantFrom('is' as const, 'is_not' as const),
    values: fc.uniqueArray(fc.constantFrom(...segments), { minLength: 1, maxLength: 3 }),
  }),
  fc.record({
    on: fc.constant('answer' as const),
    step: fc.constantFrom('one', 'two'),
    op: fc.constantFrom('is' as const, 'is_not' as const, 'contains' as const),
    values: words,
  }),
  fc.record({
    on: fc.constant('attribute' as const),
    attribute: fc.constantFrom('one', 'two'),
    op: fc.constantFrom('is' as const, 'is_not' as const, 'contains' as const, 'contains_not' as const),
    values: words,
  }),
  fc.record({
    on: fc.constant('time' as const),
    op: fc.constantFrom('within' as const, 'outside' as const),
    hoursId: fc.constantFrom(idOf(50), idOf(51)),
  }),
);
const facts: fc.Arbitrary<RoutingFacts> = fc
  .record({
    page: fc.option(word),
    // Whoever asks has one.
    device: fc.constantFrom(...Device.options),
    utm: fc.dictionary(fc.constant('utm_source'), word),
    answers: fc.dictionary(fc.constantFrom('one', 'two'), word),
    attributes: fc.dictionary(fc.constantFrom('one', 'two'), word),
    returning: fc.boolean(),
    identified: fc.boolean(),
    target: fc.boolean(),
    accountId: fc.option(fc.constant(idOf(70))),
    ownerId: fc.option(fc.constant(ana)),
  })
  .map((some) => ({ ...noFacts, ...some }));
const open = fc.subarray([idOf(50), idOf(51)]).map((ids) => (id: string) => ids.includes(id));

test('R19.5 what one condition implies or excludes is so for every visitor', () => {
  fc.assert(
    fc.property(condition, condition, facts, open, (one, other, visitor, isOpen) => {
      if (!holdsCondition(one, visitor, isOpen)) return;
      if (implies(one, other)) expect(holdsCondition(other, visitor, isOpen)).toBe(true);
      if (excludes(one, other)) expect(holdsCondition(other, visitor, isOpen)).toBe(false);
    }),
    { numRuns: 10_000 },
  );
});

const isOutOfReach = (code: string): boolean =>
  code === 'unreachable_rule' || code === 'covered_rule' || code === 'rule_never_holds';

test('R19.5 a rule that is told to be out of reach is reached by nobody', () => {
  const when = fc.array(condition, { minLength: 1, maxLength: 3 });
  const hours = [idOf(50), idOf(51)].map((id) => ({
    id,
    name: 'Hours',
    zone: 'Europe/Berlin',
    openings: [{ weekday: 1, from: 0, to: 60 }],
    holidays: [],
  }));
  let told = 0;
  fc.assert(
    fc.property(fc.array(when, { minLength: 2, maxLength: 4 }), facts, open, (all, visitor, isOpen) => {
      const plan = planOf({ hours, rules: [...all.map((one, n) => ruleOf(n, one)), last] });
      const unreachable = planIssues(plan, { repIds }).flatMap(({ code, ruleId }) =>
        isOutOfReach(code) ? [ruleId] : [],
      );
      told += unreachable.length;
      expect(unreachable).not.toContain(firstRule(plan, visitor, isOpen).rule.id);
    }),
    { numRuns: 3_000 },
  );
  expect(told).toBeGreaterThan(100);
});

test('R19.5 rules that together take every visitor of a later one are told', () => {
  const device = (...values: Device[]): Condition => ({ on: 'device', op: 'is', values });
  const pricing: Condition = { on: 'page', op: 'starts_with', values: ['/pricing'] };
  const later = ruleOf(9, [pricing]);
  const behind = (...rules: Condition[][]) =>
    codes(planOf({ rules: [...rules.map((one, n) => ruleOf(n, one)), later, last] }));
  expect(behind([device('phone')], [device('desktop')], [device('tablet')])).toEqual(['covered_rule']);
  expect(behind([pricing, device('phone', 'tablet')], [device('desktop')])).toEqual(['covered_rule']);
  expect(behind([device('phone')], [device('desktop')])).toEqual([]);
  const is = (...values: (typeof segments)[number][]): Condition => ({ on: 'segment', op: 'is', values });
  expect(behind([is('new')], [is('returning')])).toEqual(['covered_rule']);
  expect(codes(planOf({ rules: [ruleOf(1, [is('new'), is('returning')]), last] }))).toEqual(['rule_never_holds']);
  // Of two that it may be one is denied: it is the other, whom the first rule takes already.
  const isNot = (...values: (typeof segments)[number][]): Condition => ({ on: 'segment', op: 'is_not', values });
  expect(
    codes(
      planOf({
        rules: [
          ruleOf(1, [isNot('identified', 'new')]),
          ruleOf(2, [device('desktop')]),
          ruleOf(3, [is('identified', 'returning'), isNot('identified')]),
          last,
        ],
      }),
    ),
  ).toEqual(['covered_rule']);
  // The last rule has to be there.
  const all = (['phone', 'desktop', 'tablet'] as const).map((one, n) => ruleOf(n, [device(one)]));
  expect(codes(planOf({ rules: [...all, last] }))).toEqual([]);
});

test('R19.5 of closed choices and opposites it is told exactly who is out of reach', () => {
  const closed: fc.Arbitrary<Condition> = fc.oneof(
    fc.record({
      on: fc.constant('device' as const),
      op: fc.constantFrom('is' as const, 'is_not' as const),
      values: fc.uniqueArray(fc.constantFrom(...Device.options), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      on: fc.constant('segment' as const),
      op: fc.constantFrom('is' as const, 'is_not' as const),
      values: fc.uniqueArray(fc.constantFrom('new' as const, 'returning' as const, 'identified' as const), {
        minLength: 1,
        maxLength: 2,
      }),
    }),
    fc.record({
      on: fc.constant('language' as const),
      op: fc.constantFrom('is' as const, 'is_not' as const),
      values: fc.uniqueArray(fc.constantFrom('de', 'fr', 'it'), { minLength: 1, maxLength: 2 }),
    }),
    fc.record({
      on: fc.constant('time' as const),
      op: fc.constantFrom('within' as const, 'outside' as const),
      hoursId: fc.constant(idOf(50)),
    }),
  );
  const hours = [
    { id: idOf(50), name: 'Hours', zone: 'UTC', openings: [{ weekday: 1, from: 0, to: 60 }], holidays: [] },
  ];
  const visitors = Device.options.flatMap((device) =>
    ['de', 'fr', 'it', null].flatMap((language) =>
      [true, false].flatMap((returning) =>
        [true, false].flatMap((identified) =>
          [true, false].map((isOpen) => ({ isOpen, facts: { ...noFacts, device, language, returning, identified } })),
        ),
      ),
    ),
  );
  let together = 0;
  fc.assert(
    fc.property(fc.array(fc.array(closed, { minLength: 1, maxLength: 2 }), { minLength: 2, maxLength: 6 }), (all) => {
      const plan = planOf({ hours, rules: [...all.map((one, n) => ruleOf(n, one)), last] });
      const reached = new Set(visitors.map(({ facts, isOpen }) => firstRule(plan, facts, () => isOpen).rule.id));
      const told = planIssues(plan, { repIds }).filter(({ code }) => isOutOfReach(code));
      together += told.filter(({ code }) => code === 'covered_rule').length;
      for (const { id } of plan.rules.slice(0, -1)) {
        expect([id, told.some(({ ruleId }) => ruleId === id)]).toEqual([id, !reached.has(id)]);
      }
    }),
    { numRuns: 600 },
  );
  expect(together).toBeGreaterThan(10);
});
