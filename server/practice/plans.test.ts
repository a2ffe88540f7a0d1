import { describe, expect, it } from 'vitest';
import { WidgetTokenInput } from '../../shared/protocol/http/widget.ts';
import { firstMinuteCast, northwindCast } from '../features/demo/northwind-cast.ts';
import { firstMinute } from './first-minute.ts';
import { planLoad } from './load-visitors.ts';
import { addressOf, planVisit } from './plan-visit.ts';
import { createSteadyLife } from './steady-life.ts';
import type { VisitPlan } from './visit-plan.ts';

const [member] = northwindCast;
if (!member) throw new Error('an empty cast');
const { beatriz, miguel, mette } = firstMinuteCast;

describe('a planned visit', () => {
  it('is the same for the same seed and another for another', () => {
    expect(planVisit(member, 11, null)).toEqual(planVisit(member, 11, null));
    expect(planVisit(member, 11, null).steps).not.toEqual(planVisit(member, 12, null).steps);
  });

  it('goes forward in time, begins on a page and ends by leaving', () => {
    for (let seed = 0; seed < 30; seed += 1) {
      for (const errand of [null, 'ask', 'book'] as const) {
        const { steps } = planVisit(member, seed, errand);
        expect(steps[0]).toMatchObject({ do: 'look', at: 0 });
        expect(steps.at(-1)?.do).toBe('leave');
        expect(steps.map(({ at }) => at)).toEqual(steps.map(({ at }) => at).toSorted((a, b) => a - b));
        expect(steps.filter((step) => step.do === 'ask' || step.do === 'book')).toHaveLength(errand === null ? 0 : 1);
      }
    }
  });

  it('has a browser that the router takes', () => {
    for (const each of northwindCast) {
      const { secret, locale, zone, device } = planVisit(each, 3, null).browser;
      const asked = { siteKey: 'site', secret, hostOrigin: 'https://a.example', locale, zone, device };
      expect(WidgetTokenInput.safeParse(asked).success).toBe(true);
    }
  });

  it('comes back with the same browser only where one said who one is', () => {
    const known = northwindCast.find(({ who }) => who.email !== null) ?? member;
    const unknown = northwindCast.find(({ who }) => who.email === null) ?? member;
    const secretOf = (each: typeof member, seed: number) => planVisit(each, seed, null).browser.secret;
    expect(secretOf(known, 1)).toBe(secretOf(known, 2));
    expect(secretOf(unknown, 1)).not.toBe(secretOf(unknown, 2));
  });

  it('comes from an address that nobody has', () => {
    for (const { key } of northwindCast) expect(addressOf(key)).toMatch(/^198\.1[89]\.\d{1,3}\.\d{1,3}$/);
  });
});

describe('the first minute', () => {
  const arrivals = firstMinute(5);
  const whereAt = (plan: VisitPlan, arrivedAt: number, at: number): string | null =>
    plan.steps.reduce<string | null>(
      (page, step) => (step.do === 'look' && arrivedAt + step.at <= at ? step.page : page),
      null,
    );

  it('has fourteen visitors on the site within the first second, who move', () => {
    const first = arrivals.filter(({ at }) => at <= 1_000);
    expect(first).toHaveLength(14);
    for (const { at, plan } of first) expect(whereAt(plan, at, at)).not.toBeNull();
    const moved = first.filter(({ at, plan }) => whereAt(plan, at, 60_000) !== whereAt(plan, at, at));
    expect(moved.length).toBeGreaterThanOrEqual(12);
  });

  it('has two of one target account on the pricing page at 8 s, one of them there for ten seconds at 15 s', () => {
    const there = arrivals.filter(({ at, plan }) => at <= 8_000 && whereAt(plan, at, 8_000) === 'pricing');
    expect(there.map(({ plan }) => plan.key)).toEqual(expect.arrayContaining([beatriz.key, miguel.key]));
    expect(beatriz.who.account).toBe(miguel.who.account);
    const hers = arrivals.find(({ plan }) => plan.key === beatriz.key);
    expect(hers && whereAt(hers.plan, hers.at, 5_000)).toBe('pricing');
    expect(hers?.plan.pounce).toBe('answers');
  });

  it('asks at 30 s and books at 45 s, and nobody else does', () => {
    const acts = arrivals.flatMap(({ at, plan }) =>
      plan.steps.flatMap((step) =>
        step.do === 'look' || step.do === 'leave' ? [] : [[plan.key, step.do, at + step.at]],
      ),
    );
    expect(acts).toHaveLength(2);
    expect(acts).toContainEqual([miguel.key, 'ask', 30_000]);
    // From here a slot is chosen and a form filled in: four to seven seconds.
    expect(acts).toContainEqual([mette.key, 'book', 38_500]);
  });
});

describe('a load', () => {
  it('is the same for the same seed, and everybody is somebody else', () => {
    const load = { seed: 4, visitors: 200, rampS: 10, pageEveryS: 30 };
    expect(planLoad(load)).toEqual(planLoad(load));
    const plans = planLoad(load);
    expect(new Set(plans.map(({ plan }) => plan.browser.secret)).size).toBe(200);
    expect(plans.at(-1)?.at).toBeLessThanOrEqual(10_000);
  });
});

describe('the steady life', () => {
  const live = (minutes: number, reps: boolean, seed = 9) => {
    const clock = { now: 0 };
    let planned: { at: number; run: () => void }[] = [];
    const here = new Map<string, number>();
    const counts: number[] = [];
    const plans: { at: number; plan: VisitPlan }[] = [];
    const life = createSteadyLife({
      time: {
        now: () => clock.now,
        after: (ms, run) => {
          const one = { at: clock.now + ms, run };
          planned.push(one);
          return () => {
            planned = planned.filter((other) => other !== one);
          };
        },
      },
      seed,
      site: { here: () => new Set(here.keys()), talking: () => 0, repsAvailable: () => reps },
      arrive: (plan) => {
        here.set(plan.key, clock.now + (plan.steps.at(-1)?.at ?? 0));
        plans.push({ at: clock.now, plan });
      },
    });
    life.start(false);
    for (; clock.now < minutes * 60_000; clock.now += 200) {
      for (const [key, leavesAt] of here) if (leavesAt <= clock.now) here.delete(key);
      const due = planned.filter(({ at }) => at <= clock.now);
      planned = planned.filter(({ at }) => at > clock.now);
      for (const { run } of due) run();
      if (clock.now > 60_000) counts.push(here.size);
    }
    const errands = plans.filter(({ plan }) => plan.steps.some((step) => step.do === 'ask' || step.do === 'book'));
    return { plans, counts, errands };
  };

  it('keeps twelve to eighteen on the site, and plans the same for the same seed', () => {
    const { counts, plans } = live(20, true);
    expect(Math.max(...counts)).toBeLessThanOrEqual(18);
    const usual = counts.filter((count) => count >= 11).length / counts.length;
    expect(usual).toBeGreaterThan(0.95);
    expect(live(20, true).plans).toEqual(plans);
  });

  it('asks every two to three minutes while somebody could answer, never sooner', () => {
    const { errands } = live(30, true);
    expect(errands.length).toBeGreaterThanOrEqual(8);
    const gaps = errands.slice(1).map(({ at }, index) => at - (errands[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(120_000);
    for (const { plan } of errands) expect(plan.steps.some((step) => step.do === 'ask')).toBe(true);
  });

  it('asks nobody where nobody is, and books a few times at most', () => {
    const { errands } = live(60, false);
    expect(errands.length).toBeGreaterThanOrEqual(2);
    expect(errands.length).toBeLessThanOrEqual(4);
    for (const { plan } of errands) expect(plan.steps.some((step) => step.do === 'ask')).toBe(false);
  });
});
