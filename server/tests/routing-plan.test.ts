import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Person } from '../../shared/domain/person.ts';
import { builtIn, type RoutingPlan } from '../../shared/domain/routing-plan.ts';
import type { RepContract } from '../../shared/protocol/rep/contract.ts';
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
    {
      ...plan,
      queues: plan.queues.map((queue) => ({
        ...queue,
        members: { kind: 'reps' as const, repIds: Array.from({ length: 2_350 }, () => rule.id) },
      })),
    },
    { ...plan, rules: [rule, rule] },
    { ...plan, rules: rule.targets.map((target) => ({ ...rule, targets: [{ ...target, queueId: rule.id }] })) },
  ]) {
    expect(await admin.request('routing.save', { plan: wrong, basedOn: 1 })).toMatchObject({
      error: { code: 'bad_request' },
    });
  }
  expect((await planOf(admin)).version).toBe(1);
});

test('R19.6 the next visitor is routed by the plan that was saved', async () => {
  const site = await openSite(router);
  const [ana, bela] = [await hire(router.app, 'Ana Ruiz'), await hire(router.app, 'Bela Novak')];
  const admin = await desk(await hire(router.app, 'Tom Baker', 'admin'));
  for (const person of [ana, bela]) dataOf(await (await desk(person)).request('presence.set', { status: 'available' }));
  const { plan } = await planOf(admin);
  dataOf(await admin.request('routing.save', { plan: withAna(plan, ana), basedOn: 1 }));

  const offeredTo = async (name: string, path: string): Promise<string[]> => {
    const tab = await visitorTab(router, site, name, path);
    opened.push(tab);
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
  expect(await offeredTo('maria', '/enterprise/sso')).toEqual(['Ana Ruiz']);
  expect(await offeredTo('noah', '/pricing')).toEqual(['Ana Ruiz', 'Bela Novak']);
  const asked = await router.app.core.store.k.selectFrom('events').select('data').where('type', '=', 'asked').execute();
  expect(asked.map(({ data }) => JSON.parse(data).facts)).toMatchObject([
    { page: '/enterprise/sso', siteId: site.id, language: 'en', device: 'desktop', answers: { greeting: 'talk' } },
    { page: '/pricing', returning: false, identified: false, ownerId: null, previousRepId: null },
  ]);
});
