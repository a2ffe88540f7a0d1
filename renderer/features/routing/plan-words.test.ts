import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { builtIn, Condition, defaultPlan, type RoutingRule } from '../../../shared/domain/routing-plan.ts';
import words from '../../locales/en/routing.json' with { type: 'json' };
import { conditionWords } from './condition-words.ts';
import { insertRule, moveRule, newRule, newTarget, putQueue, putTraits } from './draft-plan.ts';
import { hoursWords } from './hours-words.ts';
import { planChanges } from './plan-changes.ts';
import type { PlanNames } from './plan-names.ts';
import { ruleWords } from './rule-words.ts';

const t = i18next.getFixedT('en', 'routing');
beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { routing: words } }, interpolation: { escapeValue: false } });
});

const list = (type: 'conjunction' | 'disjunction') => (all: readonly string[]) =>
  new Intl.ListFormat('en', { type }).format(all);
const called: Record<string, string> = {
  [builtIn.queueId]: 'everybody',
  dach: 'DACH',
  mia: 'Mia Roth',
  office: 'Office',
};
const name = (id: string) => called[id] ?? id;
const names: PlanNames = {
  queue: name,
  hours: name,
  rep: name,
  site: name,
  account: name,
  country: (code) => new Intl.DisplayNames(['en'], { type: 'region' }).of(code) ?? code,
  language: (code) => new Intl.DisplayNames(['en'], { type: 'language' }).of(code) ?? code,
  anyOf: list('disjunction'),
  allOf: list('conjunction'),
};
const rule: RoutingRule = {
  ...newRule('rule', 'Germany', { ...newTarget('first', 'dach'), strategy: 'longest_idle', untilS: 30 }),
  when: [
    { on: 'page', op: 'starts_with', values: ['/pricing'] },
    { on: 'country', op: 'is', values: ['DE'] },
  ],
};
const withSecond: RoutingRule = {
  ...rule,
  targets: [...rule.targets, newTarget('second', builtIn.queueId)],
};

describe('a rule in a sentence', () => {
  it('says when it holds, to whom in which order, and how it ends', () => {
    expect(ruleWords(withSecond, false, names, t)).toBe(
      'When the page starts with /pricing and the country is Germany: offer to DACH, longest idle first, for 30 s; ' +
        'then to everybody, all at once; book a meeting after 60 s.',
    );
  });

  it('says preferences in the order they are tried', () => {
    const target = {
      ...newTarget('first', 'dach'),
      ownerFirst: { aloneS: 15, fallbackRepId: 'mia' },
      sameLanguageFirst: { aloneS: 20 },
      skills: ['security', 'sap'],
      waterfall: { attempts: 3 },
      skipIf: 'nobody_ready' as const,
    };
    expect(ruleWords({ ...rule, when: [], targets: [target], overflowS: null }, true, names, t)).toBe(
      'For everybody else: offer to the account’s owner, or Mia Roth, alone for 15 s; then to those who speak their ' +
        'language for 20 s; then to DACH, all at once, only with security and sap, at most 3 reps, one at a time, ' +
        'passed over if nobody is free; the booker does not come by itself.',
    );
  });

  it('says every kind of condition, however it compares, in words that are there', () => {
    const all = Condition.options.flatMap((kind): RoutingRule['when'] => {
      const { on, op } = kind.shape;
      const subjects = on instanceof z.ZodEnum ? on.options : [on.value];
      const known: Record<string, string> = { language: 'de', country: 'DE', device: 'phone', segment: 'new' };
      return subjects.flatMap((subject) =>
        op.options.map(
          (how) =>
            ({
              on: subject,
              op: how,
              values: [known[subject] ?? 'x'],
              hoursId: 'office',
              step: 'greeting',
              attribute: 'team_size',
            }) as Condition,
        ),
      );
    });
    expect(new Set(all.map(({ on }) => on))).toEqual(new Set(Object.keys(words.subjects)));
    expect(all.filter((one) => /says\.|undefined/.test(conditionWords(one, names, t)))).toEqual([]);
    expect(conditionWords({ on: 'answer', step: 'greeting', op: 'is', values: ['talk'] }, names, t)).toBe(
      'the answer to “greeting” is talk',
    );
    expect(
      conditionWords({ on: 'attribute', attribute: 'team_size', op: 'is', values: ['50–200', '200+'] }, names, t),
    ).toBe('“team_size” of the website is 50–200 or 200+');
  });

  it('names a few of many values, and says what is not chosen yet', () => {
    const many: RoutingRule = {
      ...rule,
      when: [
        { on: 'country', op: 'is_not', values: ['DE', 'AT', 'CH', 'LI', 'LU', 'FR', 'NL'] },
        { on: 'segment', op: 'is', values: ['target_account', 'returning'] },
        { on: 'time', op: 'outside', hoursId: 'office' },
        { on: 'language', op: 'is', values: [] },
      ],
    };
    expect(ruleWords(many, false, names, t)).toContain(
      'When the country is not Germany, Austria, Switzerland, Liechtenstein, or 3 more, the visitor is of a target ' +
        'account or was here before, it is outside Office, and the language is …: ',
    );
  });
});

it('says hours in one line, days alike together, nights across midnight', () => {
  const day = (weekday: number) => ({ weekday, from: 540, to: 1020 });
  const openings = [...[1, 2, 3, 4, 5].map(day), { weekday: 6, from: 1320, to: 360 }];
  const hours = {
    id: 'office',
    name: 'Office',
    zone: 'Europe/Berlin',
    openings,
    holidays: [{ day: '2026-12-24', name: 'Eve' }],
  };
  expect(hoursWords(hours, t, 'en-GB')).toBe(
    'Monday to Friday 9:00–17:00; Saturday 22:00–6:00; Europe/Berlin; 1 holiday',
  );
  expect(hoursWords({ ...hours, openings: [], holidays: [] }, t, 'en-GB')).toBe('Never open; Europe/Berlin');
});

describe('what differs between two plans', () => {
  const base = defaultPlan({ ownerAloneS: 15, overflowS: 60 }, { queue: 'everybody', rule: 'Everybody else' });
  const dach = { id: 'dach', name: 'DACH', members: { kind: 'reps' as const, repIds: ['mia'] }, hoursId: null };
  const changes = (before = base, after = base) => planChanges(before, after, names, t, 'en');

  it('is nothing between two that say the same', () => {
    expect(changes(base, structuredClone(base))).toEqual([]);
  });

  it('is told rule by rule, queue by queue, rep by rep', () => {
    const after = putTraits(putQueue(insertRule(base, rule, 0), dach), 'mia', {
      skills: ['sap'],
      languages: ['de'],
      capacity: 5,
      weight: 1,
    });
    expect(changes(base, after).map(({ what, now }) => `${what} | ${now}`)).toEqual([
      'New rule: Germany | When the page starts with /pricing and the country is Germany: offer to DACH, longest idle ' +
        'first, for 30 s; book a meeting after 60 s.',
      'New queue: DACH | Mia Roth',
      'Rep changed: Mia Roth | skilled in sap, speaks German, 5 chats at once',
    ]);
    expect(changes(after, base).map(({ what }) => what)).toEqual([
      'Rule removed: Germany',
      'Queue removed: DACH',
      'Rep changed: Mia Roth',
    ]);
  });

  it('tells a change of a rule by its two sentences, a new name and a new order by themselves', () => {
    const two = insertRule(insertRule(base, rule, 0), { ...rule, id: 'other', name: 'Other' }, 1);
    const off = {
      ...two,
      rules: two.rules.map((one) => (one.id === 'rule' ? { ...one, enabled: false, name: 'DE' } : one)),
    };
    const [renamed, changed] = changes(two, off);
    expect(renamed).toMatchObject({ what: 'Rule Germany is now called DE', was: null });
    expect(changed?.now).toBe(`${changed?.was} (Off.)`);
    expect(changes(two, moveRule(two, 0, 1))).toEqual([
      { what: 'The order of the rules', was: null, now: 'Other → Germany → Everybody else' },
    ]);
  });
});
