import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Attributes } from '../../shared/domain/identity.ts';
import type { Person } from '../../shared/domain/person.ts';
import { noFacts } from '../../shared/domain/routing-facts.ts';
import { builtIn, type RoutingPlan } from '../../shared/domain/routing-plan.ts';
import type { Site } from '../../shared/protocol/http/setup.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
import { uploadPartLength } from '../../shared/protocol/rep/routing.ts';
import type { Result } from '../../shared/protocol/result.ts';
import { type Booted, bootApp } from './boot.ts';
import { repSocket, type TestSocket } from './support/sockets.ts';
import { hire } from './support/staff.ts';
import { openSite, visitorTab } from './support/visiting.ts';

let router: Booted;
const opened: { close(): void }[] = [];

const dataOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.data;
};

const desk = async (person: Person): Promise<TestSocket<RepContract>> => {
  const sessionId = router.app.core.ids.next();
  const socket = await repSocket(router, { kind: 'rep', personId: person.id, role: person.role, sessionId });
  opened.push(socket);
  return socket;
};

const planOf = async (admin: TestSocket<RepContract>) => dataOf(await admin.request('routing.get', {}));

/** The plan with one more rule before all others: who asks from `/enterprise` is Ana's alone. */
const withAna = (plan: RoutingPlan, ana: Person): RoutingPlan => {
  const [last] = plan.rules.slice(-1);
  const [target] = last?.targets ?? [];
  if (!last || !target) throw new Error('the plan is empty');
  const [ruleId, queueId, targetId] = [1, 2, 3].map((n) => `0190163d-8694-739b-aea5-00000000000${n}`) as [
    string,
    string,
    string,
  ];
  const queue = {
    id: queueId,
    name: 'Enterprise',
    members: { kind: 'reps' as const, repIds: [ana.id] },
    hoursId: null,
  };
  const rule = {
    ...last,
    id: ruleId,
    name: 'Enterprise',
    when: [{ on: 'page' as const, op: 'starts_with' as const, values: ['/enterprise'] }],
    targets: [{ ...target, id: targetId, queueId, ownerFirst: null }],
  };
  return { ...plan, queues: [...plan.queues, queue], rules: [rule, ...plan.rules] };
};

/** Whom a visitor is offered to who asks on a page, after what the website said of them there. */
const offeredTo = async (site: Site, name: string, path: string, attributes: Attributes = {}): Promise<string[]> => {
  const tab = await visitorTab(router, site, name, path);
  opened.push(tab);
  dataOf(await tab.request('visitor.attributes', { attributes }));
  const clientId = router.app.core.ids.next();
  dataOf(await tab.request('conversation.start', { clientId, by: { kind: 'choice', choice: 'talk' } }));
  const rows = await router.app.core.store.k
    .selectFrom('reservations as r')
    .innerJoin('work_items as w', 'w.id', 'r.work_item_id')
    .innerJoin('people as p', 'p.id', 'r.rep_id')
    .select('p.name')
    .where('w.visitor_id', '=', tab.visitorId)
    .orderBy('p.name')
    .execute();
  return rows.map((row) => row.name);
};

const askedFacts = async () =>
  (await router.app.core.store.k.selectFrom('events').select('data').where('type', '=', 'asked').execute()).map(
    ({ data }) => JSON.parse(data).facts,
  );

beforeEach(async () => {
  router = await bootApp();
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.close();
  await router.close();
});

test('R19.6 a workspace starts with a plan, and who saved on an older one is told', async () => {
  const admin = await desk(await hire(router.app, 'Tom Baker', 'admin'));
  const first = await planOf(admin);
  expect(first).toMatchObject({ version: 1, savedBy: null, restores: null });
  expect(first.plan.rules).toMatchObject([
    { id: builtIn.ruleId, overflowS: 60, targets: [{ ownerFirst: { aloneS: 15, fallbackRepId: null } }] },
  ]);
  const changed = { ...first.plan, rules: first.plan.rules.map((rule) => ({ ...rule, overflowS: 90 })) };
  expect(await admin.request('routing.save', { plan: changed, basedOn: 1 })).toMatchObject({
    ok: true,
    data: { version: 2, savedBy: { name: 'Tom Baker' } },
  });
  expect(await admin.request('routing.save', { plan: first.plan, basedOn: 1 })).toMatchObject({
    ok: false,
    error: { code: 'conflict', detail: { version: '2' } },
  });
  expect((await planOf(admin)).plan).toEqual(changed);
  const audit = dataOf(await admin.request('audit.list', {}));
  expect(audit.rows).toMatchObject([
    { action: 'routing.save', object: 'routing_plan', facts: { version: 2, rules: 1, queues: 1 } },
  ]);
});

test('R19.6 every version is kept; one brought back is the newest, also after a restart', async () => {
  const tom = await hire(router.app, 'Tom Baker', 'admin');
  const admin = await desk(tom);
  const first = await planOf(admin);
  const second = withAna(first.plan, tom);
  dataOf(await admin.request('routing.save', { plan: second, basedOn: 1 }));
  expect(await admin.request('routing.restore', { version: 1, basedOn: 1 })).toMatchObject({
    error: { code: 'conflict' },
  });
  expect(await admin.request('routing.restore', { version: 7, basedOn: 2 })).toMatchObject({
    error: { code: 'not_found' },
  });
  dataOf(await admin.request('routing.restore', { version: 1, basedOn: 2 }));
  const versions = dataOf(await admin.request('routing.versions', { limit: 2 }));
  expect(versions).toMatchObject({
    versions: [
      { version: 3, restores: 1 },
      { version: 2, restores: null },
    ],
    more: true,
  });
  expect(dataOf(await admin.request('routing.versions', { before: 2 }))).toMatchObject({
    versions: [{ version: 1, savedBy: null }],
    more: false,
  });
  expect(dataOf(await admin.request('routing.version', { version: 2 })).plan).toEqual(second);
  const { dataDir } = router;
  await router.app.stop();
  router = await bootApp({ dataDir });
  const again = await desk(tom);
  expect(await planOf(again)).toMatchObject({ version: 3, plan: first.plan });
  dataOf(await again.request('routing.save', { plan: second, basedOn: 3 }));
});

test('R19.6 a plan that names what it has not got is refused and changes nothing', async () => {
  const admin = await desk(await hire(router.app, 'Tom Baker', 'admin'));
  const { plan } = await planOf(admin);
  const [rule] = plan.rules;
  if (!rule) throw new Error('the plan is empty');
  for (const wrong of [
    { ...plan, queues: [] },
    { ...plan, rules: [{ ...rule, enabled: false }] },
    { ...plan, rules: [rule, rule] },
    { ...plan, rules: rule.targets.map((target) => ({ ...rule, targets: [{ ...target, queueId: rule.id }] })) },
  ]) {
    expect(await admin.request('routing.save', { plan: wrong, basedOn: 1 })).toMatchObject({
      error: { code: 'bad_request' },
    });
  }
  expect((await planOf(admin)).version).toBe(1);
});

/** A large workspace: a thousand reps with traits, two hundred rules. */
const large = (plan: RoutingPlan): RoutingPlan => {
  const id = (kind: number, n: number) => `0190163d-8694-739b-aea${kind}-${n.toString().padStart(12, '0')}`;
  const [last] = plan.rules.slice(-1);
  const [target] = last?.targets ?? [];
  if (!last || !target) throw new Error('the plan is empty');
  const rules = Array.from({ length: 199 }, (_, n) => ({
    ...last,
    id: id(1, n),
    name: `Kunden aus Gebiet ${n}, größere zuerst`,
    when: [
      { on: 'page' as const, op: 'starts_with' as const, values: [`/gebiet/${n}`, `/region/${n}`] },
      { on: 'language' as const, op: 'is' as const, values: ['de', 'fr', 'it'] },
    ],
    targets: [target, target].map((one, m) => ({ ...one, id: id(2, n * 2 + m), untilS: m === 0 ? 30 : null })),
  }));
  const traits = Object.fromEntries(
    Array.from({ length: 1_000 }, (_, n) => [
      id(3, n),
      { skills: ['robots', 'warehouse software', 'pricing'], languages: ['de', 'en', 'fr'], capacity: 4, weight: 2 },
    ]),
  );
  return { ...plan, traits, rules: [...rules, ...plan.rules] };
};

test('P80 a plan of a thousand reps and two hundred rules is saved as one, read, brought back, tried and replayed', async () => {
  const tom = await hire(router.app, 'Tom Baker', 'admin');
  const admin = await desk(tom);
  const first = await planOf(admin);
  const plan = large(first.plan);
  const text = JSON.stringify(plan);
  expect(text.length).toBeGreaterThan(300_000);
  const bring = async (who: TestSocket<RepContract>, json = text): Promise<string> => {
    const uploadId = router.app.core.ids.next();
    for (let part = 0; part * uploadPartLength < json.length; part += 1) {
      const piece = json.slice(part * uploadPartLength, (part + 1) * uploadPartLength);
      dataOf(await who.request('routing.upload', { uploadId, part, text: piece }));
    }
    return uploadId;
  };
  const uploadId = await bring(admin);
  // As a draft: tried on a visitor as often as one likes, and asked of a past day, before it is saved.
  const visitor = { kind: 'facts' as const, facts: { ...noFacts, page: '/gebiet/7', language: 'de' } };
  for (const _ of [1, 2]) {
    const tried = dataOf(await admin.request('routing.preview', { plan: { uploadId }, visitor }));
    expect(tried.rules.find(({ result }) => result === 'held')?.ruleName).toBe('Kunden aus Gebiet 7, größere zuerst');
  }
  expect(await admin.request('routing.what_if', { plan: { uploadId }, from: 0, to: 1 })).toMatchObject({ ok: true });

  expect(await admin.request('routing.save', { plan: { uploadId }, basedOn: 1 })).toMatchObject({
    data: { version: 2, savedBy: { name: 'Tom Baker' } },
  });
  expect(await planOf(admin)).toMatchObject({ version: 2, plan });
  expect(await admin.request('routing.save', { plan: { uploadId }, basedOn: 1 })).toMatchObject({
    error: { code: 'conflict', detail: { version: '2' } },
  });
  dataOf(await admin.request('routing.restore', { version: 1, basedOn: 2 }));
  expect((await planOf(admin)).plan).toEqual(first.plan);
  dataOf(await admin.request('routing.restore', { version: 2, basedOn: 3 }));
  expect(dataOf(await admin.request('routing.version', { version: 4 })).plan).toEqual(plan);

  // What a colleague brought is theirs, and what is no plan or half of one changes nothing.
  const eva = await desk(await hire(router.app, 'Eva Marsh', 'admin'));
  expect(await eva.request('routing.save', { plan: { uploadId }, basedOn: 4 })).toMatchObject({
    error: { code: 'not_found', detail: { reason: 'upload' } },
  });
  for (const wrong of [text.slice(0, -1), JSON.stringify({ ...plan, queues: [] })]) {
    expect(
      await eva.request('routing.save', { plan: { uploadId: await bring(eva, wrong) }, basedOn: 4 }),
    ).toMatchObject({ error: { code: 'bad_request' } });
  }
  expect((await planOf(admin)).version).toBe(4);
});

test('R19.6 the next visitor is routed by the plan that was saved', async () => {
  const site = await openSite(router);
  const [ana, bela] = [await hire(router.app, 'Ana Ruiz'), await hire(router.app, 'Bela Novak')];
  const admin = await desk(await hire(router.app, 'Tom Baker', 'admin'));
  for (const person of [ana, bela]) dataOf(await (await desk(person)).request('presence.set', { status: 'available' }));
  const { plan } = await planOf(admin);
  dataOf(await admin.request('routing.save', { plan: withAna(plan, ana), basedOn: 1 }));

  expect(await offeredTo(site, 'maria', '/enterprise/sso')).toEqual(['Ana Ruiz']);
  expect(await offeredTo(site, 'noah', '/pricing')).toEqual(['Ana Ruiz', 'Bela Novak']);
  expect(await askedFacts()).toMatchObject([
    { page: '/enterprise/sso', siteId: site.id, language: 'en', device: 'desktop', answers: { greeting: 'talk' } },
    { page: '/pricing', returning: false, identified: false, ownerId: null, previousRepId: null },
  ]);
});

test('R19.10 what a form of the site said decides who is offered the visitor; nothing else of it is kept with the item', async () => {
  const site = await openSite(router);
  const [ana, bela] = [await hire(router.app, 'Ana Ruiz'), await hire(router.app, 'Bela Novak')];
  const admin = await desk(await hire(router.app, 'Tom Baker', 'admin'));
  for (const person of [ana, bela]) dataOf(await (await desk(person)).request('presence.set', { status: 'available' }));
  const { plan } = await planOf(admin);
  const [forAna, ...others] = withAna(plan, ana).rules;
  if (!forAna) throw new Error('no rule');
  const when = [{ on: 'attribute' as const, attribute: 'team_size', op: 'is' as const, values: ['200+', '5000'] }];
  const asking = { ...withAna(plan, ana), rules: [{ ...forAna, when }, ...others] };
  dataOf(await admin.request('routing.save', { plan: asking, basedOn: 1 }));
  const said = { team_size: '200+', message: 'Call me at 555 1234' };
  expect(await offeredTo(site, 'maria', '/contact', said)).toEqual(['Ana Ruiz']);
  expect(await offeredTo(site, 'noah', '/contact', { team_size: 5000 })).toEqual(['Ana Ruiz']);
  expect(await offeredTo(site, 'lea', '/contact', { team_size: '2' })).toEqual(['Ana Ruiz', 'Bela Novak']);
  expect(await offeredTo(site, 'omar', '/contact', { seats: '200+' })).toEqual(['Ana Ruiz', 'Bela Novak']);
  const facts = await askedFacts();
  expect(facts.map(({ attributes }) => attributes)).toEqual([
    { team_size: '200+' },
    { team_size: '5000' },
    { team_size: '2' },
    undefined,
  ]);
  // The editor offers what was said by its names alone.
  const { names } = dataOf(await admin.request('routing.attributes', {}));
  expect(names).toEqual(['message', 'seats', 'team_size']);
});
