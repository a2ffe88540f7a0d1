import { expect, it } from 'vitest';
import { bothHear, callBar, callText, callUs, onCall } from '../fixtures/call-screens.ts';
import { repInBrowser } from '../fixtures/rep-at.ts';
import { aStageApart } from '../fixtures/stage-apart.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';
import { speaking } from '../fixtures/voice.ts';

const apart = aStageApart({ args: (side) => speaking(side === 0 ? 'low' : 'high') });

const patienceMs = 30_000;
const warnedWithinMs = 5_000;
const heldForMs = 60_000;

it('brings two networks together that reach each other through the relay alone, and holds where 30 of 100 packets are lost on every hop', async () => {
  const { stage, networks } = apart;
  const name = 'Ada Lind';
  await using rep = await repInBrowser(apart.browser(0), stage.router, await stage.workspace.add(name));
  await using visitor = await visitorAt(apart.browser(1), stage.host.page('/pricing'));
  await callUs(rep.page, visitor, name);

  const from = Date.now();
  networks.lose(30);
  const warned = [callBar(rep.page), visitor.frame].map(async (screen) => {
    await screen.getByText(/^The connection is/).waitFor({ timeout: patienceMs });
    return Date.now() - from;
  });
  const took = await Promise.all(warned);
  console.log(`warned after ${took.join(', ')} ms`);
  expect(Math.max(...took)).toBeLessThanOrEqual(warnedWithinMs);
  await new Promise((resolve) => setTimeout(resolve, heldForMs));
  await callBar(rep.page).getByRole('button', { name: 'Hang up' }).waitFor({ timeout: patienceMs });
  await bothHear(rep.page, visitor);

  networks.lose(0);
  await onCall(rep.page, visitor, name);
  await bothHear(rep.page, visitor);
  await callBar(rep.page).getByRole('button', { name: 'Hang up' }).click();
  await callText(visitor.frame).getByText('Call ended').waitFor({ timeout: patienceMs });
});

it.each([
  { who: 'the visitor', side: 1, name: 'Bela Novak' },
  { who: 'the rep', side: 0, name: 'Cleo Marsh' },
] as const)(
  'goes on where $who comes into another network in the middle of it, without ringing',
  async ({ side, name }) => {
    const { stage, networks } = apart;
    await using rep = await repInBrowser(apart.browser(0), stage.router, await stage.workspace.add(name));
    await using visitor = await visitorAt(apart.browser(1), stage.host.page('/pricing'));
    await callUs(rep.page, visitor, name);

    networks.move(side);
    await callText(visitor.frame).getByText('Connection lost').waitFor({ timeout: patienceMs });
    await onCall(rep.page, visitor, name);
    await bothHear(rep.page, visitor);
    await callBar(rep.page).getByRole('button', { name: 'Hang up' }).click();
    await callText(visitor.frame).getByText('Call ended').waitFor({ timeout: patienceMs });
    // One call in all.
    const log = visitor.log();
    await log.getByText(/^Call, \d+:\d\d/).waitFor({ timeout: patienceMs });
    expect(await log.getByText(/^Call,/).count()).toBe(1);
  },
);
