import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { RoutingPlan } from '../../shared/domain/routing-plan.ts';
import { setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';

const stage = aStage();

const patienceMs = 30_000;
const idOf = (n: number): string => `0190163d-8694-739b-aea5-966c26f8ae${n.toString().padStart(2, '0')}`;

/** Who asks from the pricing page is one rep's first, and everybody's where that rep does not take them. */
const pricingFirst = (plan: RoutingPlan, repId: string): RoutingPlan => {
  const last = plan.rules.at(-1);
  const [target] = last?.targets ?? [];
  if (!last || !target) throw new Error('a plan has a last rule');
  const desk = { ...target, id: idOf(3), queueId: idOf(1), strategy: 'round_robin' as const, ownerFirst: null };
  return {
    ...plan,
    queues: [
      ...plan.queues,
      { id: idOf(1), name: 'Pricing desk', members: { kind: 'reps', repIds: [repId] }, hoursId: null },
    ],
    rules: [
      {
        ...last,
        id: idOf(2),
        name: 'Pricing page',
        when: [{ on: 'page', op: 'starts_with', values: ['/pricing'] }],
        targets: [
          { ...desk, untilS: 50, skipIf: 'nobody_ready' },
          { ...target, id: idOf(4), ownerFirst: null },
        ],
      },
      last,
    ],
  };
};

const offer = (page: Page) => page.getByRole('region', { name: 'Offer' });
const decisions = (page: Page) => page.getByRole('dialog').getByRole('list', { name: 'Decisions, oldest first' });

it('R11 tells the rep why me on the offer, and afterwards the manager who was asked, who was not, and why', async () => {
  const [marta, ada, ben] = [
    await stage.workspace.add('Marta Berg', 'manager'),
    await stage.workspace.add('Ada Lind'),
    await stage.workspace.add('Ben Okoro'),
  ];
  const { plan, version } = await stage.workspace.ask('routing.get', {});
  await stage.workspace.ask('routing.save', { plan: pricingFirst(plan, ada.id), basedOn: version });
  await using boss = await stage.rep(marta);
  await setStatus(boss.page, 'Offline');
  await using first = await stage.rep(ada);
  await using second = await stage.rep(ben);

  // One after the other is asked, and each card says why it came.
  await using visitor = await stage.visitor('/pricing');
  await visitor.openMessenger();
  await visitor.say('Do you ship to Norway?');
  await offer(first.page).getByText('You are next in turn').waitFor({ timeout: patienceMs });
  await offer(first.page).getByRole('button', { name: 'Decline' }).click();
  await offer(second.page).getByText('You are the only one available').waitFor({ timeout: patienceMs });
  await offer(second.page).getByRole('button', { name: 'Accept' }).click();
  await second.page.getByRole('textbox', { name: /^Message to/ }).fill('We do, in three days.');
  await second.page.keyboard.press('Enter');
  await visitor.log().getByText('We do, in three days.').waitFor();

  // The manager reads all of it from where the conversation is.
  await boss.page.getByRole('link', { name: /^Team/ }).click();
  await boss.page.getByRole('row').filter({ hasText: 'Ben Okoro' }).click();
  const panel = boss.page.getByRole('complementary', { name: 'Person' });
  await panel.getByRole('button', { name: 'How this was routed' }).click();
  const lines = decisions(boss.page).getByRole('listitem');
  await lines.filter({ hasText: 'Outcome: conversation' }).waitFor({ timeout: patienceMs });
  const told = (await lines.allInnerTexts()).map((text) => text.split('\n')[0]);
  expect(told).toEqual([
    'Asked for a rep',
    'Offered to Ada Lind alone',
    'Ada Lind declined',
    'Nobody of this queue could be offered the visitor',
    'Offered to Ben Okoro alone',
    'Ben Okoro accepted',
    'Ben Okoro wrote first',
    'Outcome: conversation',
  ]);
  await lines.filter({ hasText: 'Asked for a rep' }).getByText('Rule: Pricing page').waitFor();
  await lines
    .filter({ hasText: 'Ada Lind alone' })
    .getByText(/^next in turn · Queue: Pricing desk · answer by /)
    .waitFor();
  const why = async (line: string): Promise<string[]> =>
    (await lines.filter({ hasText: line }).getByRole('definition').allInnerTexts()).map((text) => text.trim());
  expect(await why('Nobody of this queue')).toContain('Ada Lind');
  expect(await why('Ben Okoro alone')).toEqual(expect.arrayContaining(['Ada Lind', 'Tom Admin and you']));
  await boss.page.keyboard.press('Escape');

  // The rep reads their own part of it: that they were asked, not who said no before.
  await second.page.getByRole('link', { name: /^Inbox/ }).click();
  await second.page.getByRole('row').filter({ hasText: 'We do, in three days.' }).click();
  await second.page.getByRole('button', { name: 'More' }).click();
  await second.page.getByRole('menuitem', { name: 'How this was routed' }).click();
  const own = decisions(second.page);
  await own.getByText('Offered to you alone').waitFor({ timeout: patienceMs });
  await own.getByText('You accepted').waitFor();
  expect(await own.getByText('Ada Lind declined').count()).toBe(0);
}, 150_000);
