import { expect } from 'vitest';
import type { Result } from '../../../shared/protocol/result.ts';
import { createAudit } from '../../features/audit/audit.ts';
import { createAccountImport } from '../../features/companies/account-import.ts';
import { createAccounts } from '../../features/companies/accounts.ts';
import type { Core } from '../../features/core.ts';
import { factsOf } from '../../features/routing/facts-of.ts';
import { createRoutingPlan } from '../../features/routing-plan/routing-plan.ts';
import type { TestStore } from './a-store.ts';
import { aPerson } from './builders.ts';
import { routingHouse } from './routing-house.ts';

const dataOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data;
};

/** Plans are kept, and one that somebody was faster with is refused. */
export const checkPlans = async (core: Core): Promise<void> => {
  const admin = await aPerson(core, 'Tom Baker', 'admin');
  const open = async () => {
    const made = createRoutingPlan(core, {
      audit: createAudit(core),
      formerTimes: () => ({ ownerAloneS: 0, overflowS: 120 }),
    });
    await made.load();
    return made;
  };
  const plans = await open();
  const first = dataOf(await plans.get());
  expect(first).toMatchObject({ version: 1, savedBy: null, plan: { rules: [{ overflowS: 120 }] } });
  expect(first.plan.rules[0]?.targets[0]?.ownerFirst).toBeNull();
  const next = {
    ...first.plan,
    hours: [{ id: core.ids.next(), name: 'Day', zone: 'Europe/Berlin', openings: [], holidays: [] }],
  };
  expect(dataOf(await plans.attributes())).toEqual({ names: [] });
  const heard: number[] = [];
  core.board.inside('plan.changed', (_, { version }) => void heard.push(version));
  const both = await Promise.all([
    plans.save(admin, { plan: next, basedOn: 1 }),
    plans.save(admin, { plan: first.plan, basedOn: 1 }),
  ]);
  expect(both.map((result) => (result.ok ? result.data.version : result.error.code))).toEqual([2, 'conflict']);
  dataOf(await plans.restore(admin, { version: 1, basedOn: 2 }));
  expect(heard).toEqual([2, 3]);
  const again = await open();
  expect(again.current()).toEqual(first.plan);
  expect(dataOf(await again.versions({ before: null, limit: 2 }))).toMatchObject({
    versions: [{ version: 3, restores: 1, savedBy: { name: 'Tom Baker' } }, { version: 2 }],
    more: true,
  });
  // A command that fails after the plan was saved takes it back, in memory too.
  const stop = core.board.inside('plan.changed', () => {
    throw new Error('the engine broke');
  });
  await expect(plans.save(admin, { plan: next, basedOn: 3 })).rejects.toThrow('the engine broke');
  stop();
  expect(plans.current()).toEqual(first.plan);
  dataOf(await plans.save(admin, { plan: next, basedOn: 3 }));
};

/** An account list is written, found and changed. */
export const checkAccounts = async (core: Core): Promise<void> => {
  const admin = await aPerson(core, 'Tom Baker', 'admin');
  const audit = createAudit(core);
  const [accounts, imports] = [createAccounts(core, audit), createAccountImport(core, audit)];
  const uploadId = core.ids.next();
  const csv = 'globex.example,Globex,tom.baker@example.com\nacme.example,acme,\ninitech.example,Initech,\n';
  dataOf(await imports.upload(admin, { uploadId, part: 0, text: csv }));
  expect(dataOf(await imports.import(admin, { uploadId, apply: true }))).toMatchObject({ added: 3, changed: 0 });
  const page = async (after: string | null) => dataOf(await accounts.list({ search: 'example', after, limit: 2 }));
  const first = await page(null);
  expect(first.accounts.map(({ name, owner }) => [name, owner?.name ?? null])).toEqual([
    ['acme', null],
    ['Globex', 'Tom Baker'],
  ]);
  expect(first.more).toBe(true);
  const rest = await page(first.accounts.at(-1)?.id ?? null);
  expect(rest).toMatchObject({ accounts: [{ name: 'Initech' }], more: false });
  const [acme] = first.accounts;
  if (!acme) throw new Error('no account');
  dataOf(await accounts.setOwner(admin, { accountId: acme.id, ownerId: admin.personId }));
  expect((await page(null)).accounts[0]?.owner?.name).toBe('Tom Baker');
  const asked = dataOf(await accounts.list({ search: '', ids: [acme.id], after: null, limit: 2 }));
  expect(asked).toMatchObject({ accounts: [{ name: 'acme' }], more: false });
};

/** What rows say of a visitor who asks. */
export const checkFacts = async (test: Pick<TestStore, 'core' | 'clock'>): Promise<void> => {
  const house = await routingHouse({}, { test });
  const { core, store } = house;
  const [ada, bela] = [await house.rep('Ada Lind'), await house.rep('Bela Novak')];
  const begun = await house.ask('maria', { ownerId: ada.personId });
  await house.pass(20_000);
  const offers = await house.offersOf(bela.personId);
  await house.routing.accept(bela, offers[0]?.id ?? '');
  const { visitorId } = begun;
  const facts = (at = {}) => store.run((tx) => factsOf(tx, visitorId, at));
  // Who accepted and never wrote talked with nobody.
  expect((await facts()).previousRepId).toBeNull();
  await house.say(bela, begun.conversationId, 'Hello!');
  const visitor = { email: 'maria@acme.example', visits: 2, locale: 'pt-BR', country: 'BR', device: 'phone' as const };
  await store.k.updateTable('visitors').set(visitor).where('id', '=', visitorId).execute();
  for (const [n, campaign] of ['{"source":"old"}', '{"source":"news","campaign":"spring"}'].entries()) {
    const visit = {
      id: core.ids.next(),
      visitor_id: visitorId,
      started_at: 1_000 + n,
      last_seen_at: 2_000,
      ended_at: null,
    };
    const source = {
      source_kind: 'campaign' as const,
      source_label: 'spring',
      referrer: 'https://www.news.example/page',
    };
    await store.k
      .insertInto('visits')
      .values({ ...visit, ...source, campaign, landing_path: '/' })
      .execute();
  }
  expect(await facts({ page: '/pricing?plan=team#top', answers: { greeting: 'talk' } })).toEqual({
    siteId: expect.any(String),
    page: '/pricing',
    referrer: 'news.example',
    utm: { utm_source: 'news', utm_campaign: 'spring' },
    language: 'pt',
    country: 'BR',
    device: 'phone',
    accountId: expect.any(String),
    target: true,
    ownerId: ada.personId,
    previousRepId: bela.personId,
    returning: true,
    identified: true,
    answers: { greeting: 'talk' },
  });
  expect(await store.run((tx) => factsOf(tx, core.ids.next()))).toMatchObject({
    siteId: null,
    accountId: null,
    utm: {},
  });
  await house.stop();
};
