import { expect, test } from 'vitest';
import { createAudit } from '../features/audit/audit.ts';
import { createRoutingPlan } from '../features/routing-plan/routing-plan.ts';
import { createSettings } from '../features/settings/settings.ts';
import { aStore } from './support/a-store.ts';
import { checkAccounts, checkFacts, checkPlans } from './support/plan-checks.ts';

test('R19.6 plans are kept, and one that somebody was faster with is refused', async () =>
  checkPlans((await aStore()).core));

test('an account list is written, found and changed', async () => checkAccounts((await aStore()).core));

test('R19.4 what rules can ask about a visitor is what their rows say', async () => checkFacts(await aStore()));

test('R19.6 the first plan of a workspace does what its settings said, which then leave them', async () => {
  const { core, store } = await aStore();
  const value = JSON.stringify({ workspaceName: 'Northwind', ownerAloneS: 40, overflowS: 240, chatCapacity: 4 });
  await store.k.insertInto('settings').values({ key: 'workspace', value, updated_at: 0 }).execute();
  const audit = createAudit(core);
  const settings = createSettings(core, audit);
  await settings.load();
  const plans = createRoutingPlan(core, { audit, formerTimes: settings.formerTimes });
  await plans.load();
  const [rule] = plans.current().rules;
  expect([rule?.overflowS, rule?.targets[0]?.ownerFirst?.aloneS]).toEqual([240, 40]);
  expect(settings.current()).toMatchObject({ workspaceName: 'Northwind', chatCapacity: 4, voiceOfferTimeoutS: 20 });
  expect(Object.keys(settings.current())).not.toContain('overflowS');
});
