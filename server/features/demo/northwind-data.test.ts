import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { WeeklySpan } from '../../../shared/domain/meeting.ts';
import { planIssues } from '../../../shared/domain/plan-issues.ts';
import { defaultPlan, RoutingPlan } from '../../../shared/domain/routing-plan.ts';
import { Email, Name, Zone } from '../../../shared/domain/scalars.ts';
import { readArrival } from '../visitors/source.ts';
import { firstMinuteCast, northwindCast, returningCast } from './northwind-cast.ts';
import { northwind } from './northwind-data.ts';
import { northwindPlan } from './northwind-plan.ts';

const { people, accounts, personas, scripts, pages, sources } = northwind;
const reps = people.filter(({ role }) => role === 'rep');
const domains = accounts.map(({ domain }) => domain);
const reserved = /\.example$/;
const duplicates = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

describe('the demo workspace', () => {
  it('has four reps in four zones, a manager and an admin', () => {
    expect(new Set(reps.map(({ zone }) => zone)).size).toBe(4);
    expect(people.map(({ role }) => role).sort()).toEqual(['admin', 'manager', 'rep', 'rep', 'rep', 'rep']);
    for (const { name, email, zone, hours, role } of people) {
      expect([Name.parse(name), Email.parse(email), Zone.parse(zone)]).toEqual([name, email, zone]);
      expect(hours.map((span) => WeeklySpan.parse(span)).length > 0).toBe(role === 'rep');
    }
  });

  it('knows forty companies, each once, none with a domain that somebody could own', () => {
    expect(accounts).toHaveLength(40);
    expect(duplicates(domains)).toEqual([]);
    expect(duplicates(accounts.map(({ name }) => name))).toEqual([]);
    expect(domains.filter((domain) => !reserved.test(domain))).toEqual([]);
    const owners = new Set(reps.map(({ key }) => key));
    expect(accounts.filter(({ owner }) => owner !== null && !owners.has(owner))).toEqual([]);
  });

  it('gives every owner a target account of their own', () => {
    for (const { key } of reps) expect(accounts.some(({ owner, target }) => target && owner === key)).toBe(true);
  });

  it('routes by a plan in which nothing is to be mended, and everybody else as every workspace begins', () => {
    const first = defaultPlan({ ownerAloneS: 15, overflowS: 60 }, { queue: 'Everybody', rule: 'Everybody else' });
    let made = 0;
    const nextId = () => `00000000-0000-7000-8000-${String(100 + made++).padStart(12, '0')}`;
    const ids = new Map(people.map(({ key }) => [key, nextId()]));
    const plan = northwindPlan(first, { personId: (key) => ids.get(key) ?? '', nextId });
    expect(RoutingPlan.parse(plan)).toEqual(plan);
    expect(planIssues(plan, { repIds: new Set(ids.values()) })).toEqual([]);
    expect(plan.rules.at(-1)).toEqual(first.rules[0]);
  });

  it('has visitors whose place, language and company hold together', () => {
    expect(personas.length).toBeGreaterThanOrEqual(60);
    const emails = personas.flatMap(({ who }) => who.email ?? []);
    expect(duplicates(emails)).toEqual([]);
    for (const { who, where, how } of personas) {
      expect(Zone.safeParse(where.zone).success).toBe(true);
      expect(new Intl.Locale(where.locale).region).toMatch(/^[A-Z]{2}$/);
      expect(where.country).toMatch(/^[A-Z]{2}$/);
      expect(how.journey.length).toBeGreaterThan(0);
      if (who.account) expect(domains).toContain(who.account);
      if (who.email) expect(Email.parse(who.email)).toMatch(reserved);
      if (who.email && who.account) expect(who.email.split('@')[1]).toBe(who.account);
    }
  });

  it('has a cast of forty and more, each their own person, who give names only with an address', () => {
    const cast = [...Object.values(firstMinuteCast), ...northwindCast];
    expect(cast.length).toBeGreaterThanOrEqual(40);
    expect(duplicates(cast.map(({ key }) => key))).toEqual([]);
    const emails = [...cast, ...personas].flatMap(({ who }) => who.email ?? []);
    expect(duplicates(emails)).toEqual([]);
    for (const { who, where } of cast) {
      expect(Zone.safeParse(where.zone).success).toBe(true);
      expect(new Intl.Locale(where.locale).region).toBe(where.country);
      expect(who.name === null).toBe(who.email === null);
      if (who.email) expect(Email.parse(who.email)).toMatch(reserved);
    }
    expect(new Set(cast.map(({ where }) => where.locale.split('-')[0])).size).toBeGreaterThanOrEqual(7);
    expect(returningCast.length).toBeGreaterThanOrEqual(8);
  });

  it('tells the first minute about one target account, whose owner the demo signs in as', () => {
    const { beatriz, miguel } = firstMinuteCast;
    const account = accounts.find(({ domain }) => domain === beatriz.who.account);
    expect(account).toMatchObject({ target: true, owner: people[0]?.key });
    expect(miguel.who.account).toBe(beatriz.who.account);
    expect(beatriz.before > 0 && miguel.before > 0).toBe(true);
  });

  it('has somebody to ask and a rep to answer in the language of every talk, from the company it needs', () => {
    const asks = (language: string, account?: string): boolean =>
      personas.some(
        ({ who, where }) =>
          (language === 'en' || new Intl.Locale(where.locale).language === language) &&
          (account === undefined || who.account === account),
      );
    for (const { key, language, account } of scripts) {
      expect([key, asks(language, account)]).toEqual([key, true]);
      expect(reps.some(({ languages }) => languages.includes(language))).toBe(true);
    }
  });

  it('has forty talks of three to nine lines, none too long to send', () => {
    expect(scripts.length).toBeGreaterThanOrEqual(40);
    expect(duplicates(scripts.map(({ key }) => key))).toEqual([]);
    expect(duplicates(scripts.map(({ lines }) => lines[0] ?? ''))).toEqual([]);
    for (const { lines } of scripts) {
      expect(lines.length).toBeGreaterThanOrEqual(3);
      expect(lines.length).toBeLessThanOrEqual(9);
      for (const line of lines) expect(line.trim().length).toBeGreaterThan(0);
    }
  });

  it('calls every page by the address and the title it has on the demo site', () => {
    for (const { path, title } of Object.values(pages)) {
      const file = new URL(`../../../widget${path}index.html`, import.meta.url);
      expect(/<title>(.*)<\/title>/.exec(readFileSync(file, 'utf8'))?.[1]).toBe(title);
    }
  });

  it('comes from sources that the router reads as what they are', () => {
    const kinds = Object.values(sources).map(({ query, referrer }) => {
      const url = `http://localhost:4600${pages.home.path}${query && `?${query}`}`;
      return readArrival(url, referrer, ['http://localhost:4600']).source.kind;
    });
    expect(new Set(kinds)).toEqual(new Set(['direct', 'search', 'campaign', 'paid', 'referral']));
  });
});
