import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstRule, holdsCondition } from './match-rule.ts';
import { noFacts, type RoutingFacts } from './routing-facts.ts';
import { type Condition, defaultPlan, type RoutingRule } from './routing-plan.ts';

const account = '0190163d-8694-739b-aea5-966c26f8ad90';
const never = () => false;
const holds = (condition: Condition, facts: Partial<RoutingFacts>, open: (id: string) => boolean = never) =>
  holdsCondition(condition, { ...noFacts, ...facts }, open);

const rule = (id: string, when: Condition[], enabled = true): RoutingRule => {
  const [template] = defaultPlan(
    { ownerAloneS: 15, overflowS: 60 },
    { queue: 'Everybody', rule: 'Everybody else' },
  ).rules;
  if (!template) throw new Error('the default plan has no rule');
  return { ...template, id, when, enabled };
};

test('R19.2 text is compared without regard to case, and any of several values will do', () => {
  const page: Condition = { on: 'page', op: 'starts_with', values: ['/Docs', '/PRICING'] };
  expect(holds(page, { page: '/pricing/teams' })).toBe(true);
  expect(holds(page, { page: '/blog/pricing' })).toBe(false);
  const campaign: Condition = { on: 'utm_campaign', op: 'contains', values: ['Münch'] };
  expect(holds(campaign, { utm: { utm_campaign: 'mu\u0308nchen-2026' } })).toBe(true);
  expect(holds(campaign, { utm: { utm_source: 'münchen' } })).toBe(false);
  expect(
    holds({ on: 'referrer', op: 'contains_not', values: ['x.example', 'y.example'] }, { referrer: 'Y.example' }),
  ).toBe(false);
});

test('R19.2 what is compared is site, language, country, device, account and an answer', () => {
  expect(holds({ on: 'site', op: 'is', values: [account] }, { siteId: account })).toBe(true);
  expect(holds({ on: 'language', op: 'is', values: ['de', 'fr'] }, { language: 'fr' })).toBe(true);
  expect(holds({ on: 'country', op: 'is_not', values: ['DE'] }, { country: 'DE' })).toBe(false);
  expect(holds({ on: 'device', op: 'is', values: ['phone', 'tablet'] }, { device: 'desktop' })).toBe(false);
  expect(holds({ on: 'account', op: 'is', values: [account] }, { accountId: account })).toBe(true);
  const answer: Condition = { on: 'answer', step: 'topic', op: 'is', values: ['Sales'] };
  expect(holds(answer, { answers: { topic: 'sales' } })).toBe(true);
  expect(holds(answer, { answers: { other: 'sales' } })).toBe(false);
  expect(holds({ ...answer, step: 'constructor', op: 'contains', values: ['function'] }, {})).toBe(false);
});

test('R19.10 what the website said is compared by its name, and is unknown where it was not said', () => {
  const size: Condition = { on: 'attribute', attribute: 'team_size', op: 'is', values: ['50-200', '200+'] };
  expect(holds(size, { attributes: { team_size: '200+' } })).toBe(true);
  expect(holds(size, { attributes: { seats: '200+' } })).toBe(false);
  expect(holds(size, {})).toBe(false);
  expect(holds({ ...size, op: 'is_not' }, {})).toBe(true);
  expect(holds({ ...size, op: 'contains_not' }, { attributes: { team_size: 'about 50-200' } })).toBe(false);
  expect(holds({ ...size, attribute: 'constructor', op: 'contains', values: ['function'] }, {})).toBe(false);
});

test('R19.2 a segment is one of those the visitor belongs to', () => {
  const returning = { returning: true, accountId: account, target: true };
  expect(holds({ on: 'segment', op: 'is', values: ['new', 'target_account'] }, returning)).toBe(true);
  expect(holds({ on: 'segment', op: 'is', values: ['new', 'has_owner', 'identified'] }, returning)).toBe(false);
  expect(holds({ on: 'segment', op: 'is_not', values: ['has_owner', 'returning'] }, returning)).toBe(false);
  expect(holds({ on: 'segment', op: 'is_not', values: ['has_owner', 'known_company'] }, {})).toBe(true);
});

test('R19.3 of what is unknown nothing is, and everything is not', () => {
  for (const on of ['page', 'referrer', 'utm_source', 'utm_term'] as const) {
    for (const op of ['is', 'starts_with', 'contains'] as const)
      expect(holds({ on, op, values: ['a'] }, {})).toBe(false);
    for (const op of ['is_not', 'contains_not'] as const) expect(holds({ on, op, values: ['a'] }, {})).toBe(true);
  }
  expect(holds({ on: 'language', op: 'is', values: ['de'] }, {})).toBe(false);
  expect(holds({ on: 'country', op: 'is_not', values: ['DE'] }, {})).toBe(true);
  expect(holds({ on: 'answer', step: 's', op: 'is_not', values: ['x'] }, {})).toBe(true);
});

test('R8.5 a condition on time asks the business hours', () => {
  const open = (id: string) => id === account;
  expect(holds({ on: 'time', op: 'within', hoursId: account }, {}, open)).toBe(true);
  expect(holds({ on: 'time', op: 'outside', hoursId: account }, {}, open)).toBe(false);
  expect(holds({ on: 'time', op: 'outside', hoursId: account }, {})).toBe(true);
});

test('R19.1 the first rule that holds wins, and the looks tell how far each got', () => {
  const german: Condition = { on: 'language', op: 'is', values: ['de'] };
  const pricing: Condition = { on: 'page', op: 'is', values: ['/pricing'] };
  const plan = {
    rules: [rule('1', [german], false), rule('2', [pricing, german]), rule('3', [pricing]), rule('4', [])],
  };
  const { rule: found, looks } = firstRule(plan, { ...noFacts, page: '/pricing' }, never);
  expect(found.id).toBe('3');
  expect(looks).toEqual([
    { ruleId: '1', result: 'disabled', failed: null },
    { ruleId: '2', result: 'failed', failed: 1 },
    { ruleId: '3', result: 'held', failed: null },
    { ruleId: '4', result: 'not_reached', failed: null },
  ]);
  expect(() => firstRule({ rules: [rule('1', [german])] }, noFacts, never)).toThrow('no rule');
});

test('R19.1 is and is_not are each other’s opposite, whatever is known', () => {
  const word = fc.constantFrom('a', 'A', 'b', 'ab', 'ä', 'Ä');
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.option(word), (values, page) => {
      const facts = { page };
      expect(holds({ on: 'page', op: 'is', values }, facts)).toBe(!holds({ on: 'page', op: 'is_not', values }, facts));
      expect(holds({ on: 'page', op: 'contains', values }, facts)).toBe(
        !holds({ on: 'page', op: 'contains_not', values }, facts),
      );
    }),
  );
});
