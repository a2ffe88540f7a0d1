import { afterAll, expect, it } from 'vitest';
import { type Coturn, startCoturn } from '../../server/tests/support/coturn.ts';
import { countCalls, heldByCalls } from '../fixtures/call-leaks.ts';
import { bothHear, callBar, callInARow, callText, frameOf, onCall } from '../fixtures/call-screens.ts';
import { repInBrowser } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { speaking } from '../fixtures/voice.ts';

let relay: Coturn | null = null;
const stage = aStage({
  args: speaking('high'),
  env: async () => {
    relay = await startCoturn();
    return { FOYER_ICE_URLS: relay.urls.join(','), FOYER_TURN_SECRET: relay.secret };
  },
});
afterAll(() => relay?.dispose());
const theRelay = (): Coturn => {
  if (!relay) throw new Error('no relay');
  return relay;
};

const patienceMs = 30_000;

it('is tested by the admin from the router and from their computer, and allowed through a relay only', async () => {
  await using admin = await repInBrowser(stage.browser, stage.router, stage.workspace.admin);
  const { page } = admin;
  await page.goto(`${stage.router.url}/console/#/settings/calls`);
  await page.getByRole('button', { name: 'Test the servers' }).click();
  await expect.poll(() => page.getByText('Works', { exact: true }).count(), { timeout: patienceMs }).toBe(4);
  await page.getByText('No relay is reached by TLS').waitFor();
  await page.getByRole('switch', { name: 'Through a relay only' }).click();
  await expect
    .poll(async () => (await stage.workspace.ask('settings.get', {})).callsRelayOnly, { timeout: patienceMs })
    .toBe(true);
});

it('is asked for by the visitor, goes through the relay alone, and outlives what it meets', async () => {
  const member = await stage.workspace.add('Ada Lind');
  await using rep = await stage.rep(member);
  await using visitor = await stage.visitor('/pricing');
  let { page } = rep;

  // A rep is free for calls: the visitor asks to be called, and whoever accepts calls at once.
  await visitor.openMessenger();
  await visitor.frame.getByRole('button', { name: /^Call us/ }).click({ timeout: patienceMs });
  await callText(visitor.frame).getByText('We call you here in a moment').waitFor({ timeout: patienceMs });
  await page.getByRole('region', { name: 'Offer' }).getByText('Wants to be called').waitFor({ timeout: patienceMs });
  await page
    .getByRole('button', { name: /^Accept/ })
    .last()
    .click({ timeout: patienceMs });
  await onCall(page, visitor, 'Ada Lind');
  await bothHear(page, visitor);

  // The relay dies: nothing else is tried. It is back, and so is the sound.
  await theRelay().kill();
  await callBar(page).getByText('Connection lost').waitFor({ timeout: patienceMs });
  await callText(visitor.frame).getByText('Connection lost').waitFor({ timeout: patienceMs });
  await theRelay().start();
  await onCall(page, visitor, 'Ada Lind');
  await bothHear(page, visitor);

  // The router dies as in a power cut: the sound goes on, and the call is there when it is back.
  await stage.router.kill9();
  await bothHear(page, visitor);
  await stage.router.start();
  await page.getByRole('button', { name: 'Your status: Available' }).waitFor({ timeout: patienceMs });

  // From here on the pages count what they hold of calls.
  await Promise.all([countCalls(visitor.context), countCalls(page.context())]);

  // The visitor goes to another page of the site: the same call, without ringing.
  await visitor.page.goto(stage.host.page('/'));
  await onCall(page, visitor, 'Ada Lind');
  await bothHear(page, visitor);

  // The console's page is loaded anew, and then dies: the next one offers to go on.
  await page.reload();
  await onCall(page, visitor, 'Ada Lind');
  await bothHear(page, visitor);
  const context = page.context();
  await page.close();
  page = await context.newPage();
  await page.goto(`${stage.router.url}/console/`);
  await callBar(page).getByRole('button', { name: 'Rejoin' }).click({ timeout: patienceMs });
  await onCall(page, visitor, 'Ada Lind');
  await bothHear(page, visitor);

  await visitor.frame.getByRole('button', { name: 'Hang up' }).click();
  await callBar(page).getByText('Call ended').waitFor({ timeout: patienceMs });
  await callBar(page).getByRole('button', { name: 'Open the conversation' }).click();
  // One call in all: nobody rang twice.
  await visitor
    .log()
    .getByText(/Call, \d+:\d\d/)
    .waitFor({ timeout: patienceMs });
  expect(
    await visitor
      .log()
      .getByText(/^Call,/)
      .count(),
  ).toBe(1);

  // Some more, glare among them, and nothing of them is left but whoever watches which microphones and loudspeakers there are.
  const nothing = { peers: 0, tracks: 0, listeners: 2 };
  const held = () => Promise.all([heldByCalls(page), heldByCalls(frameOf(visitor))]);
  await expect.poll(held, { timeout: patienceMs }).toEqual([nothing, nothing]);
  await callInARow(page, visitor, 'Ada Lind', 3);
  await expect.poll(held, { timeout: patienceMs }).toEqual([nothing, nothing]);
});
