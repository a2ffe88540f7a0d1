import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Callee, countCallsHere, heldByCalls, soundOfCalls } from '../fixtures/call-leaks.ts';
import { callBar } from '../fixtures/call-screens.ts';
import { type Eye, untilMoves } from '../fixtures/camera-screens.ts';
import { deskOf } from '../fixtures/desk-of.ts';
import type { DrivenBrowser } from '../fixtures/driven-page.ts';
import { type HostSite, startHostSite } from '../fixtures/host-site.ts';
import { desktopHome, launchElectron } from '../fixtures/launch-electron.ts';
import { audible, type Ear, loudestHeard } from '../fixtures/loudest-heard.ts';
import { loudestRecorded } from '../fixtures/loudest-recorded.ts';
import { openByPuppeteer } from '../fixtures/open-by-puppeteer.ts';
import { consoleOf, repOnDesktop } from '../fixtures/rep-at.ts';
import { type RouterUnderTest, startRouter } from '../fixtures/start-router.ts';
import { until } from '../fixtures/until.ts';
import { visitorHands } from '../fixtures/visitor-hands.ts';
import { speaking } from '../fixtures/voice.ts';
import { aWorkspace, type Workspace } from '../fixtures/workspace.ts';

const patienceMs = 30_000;

let router: RouterUnderTest;
let host: HostSite & { paste(snippet: string): void };
let workspace: Workspace;
let firefox: DrivenBrowser;

beforeAll(async () => {
  [router, host, firefox] = await Promise.all([startRouter(), startHostSite(), openByPuppeteer('firefox')]);
  workspace = await aWorkspace(router, host);
});
afterAll(async () => {
  await firefox?.[Symbol.asyncDispose]();
  await host?.dispose();
  await router?.dispose();
});

it('a visitor in Firefox and a rep at the desktop hear and see each other, and go on where the console’s page dies, and where all of it does', async () => {
  const ada = await workspace.add('Ada Lind');
  using home = desktopHome();
  const launch = { home, vault: 'key-ring', args: speaking('low') } as const;
  await using page = await firefox.open();
  const visitor = visitorHands(page);
  const atVisitor = (): Promise<number> => page.run('frame', loudestRecorded, 2_000);
  const bothHear = async (desk: Ear): Promise<void> => {
    await until('the visitor at the desk', patienceMs, async () => (await loudestHeard(desk)) > audible);
    await until('the rep at the visitor', patienceMs, async () => (await atVisitor()) > audible);
  };
  {
    await using rep = await repOnDesktop(router, ada, launch);
    await page.goto(host.page('/pricing'));
    await visitor.openMessenger();
    await visitor.say('Shall we talk?');
    await rep.page.getByRole('link', { name: /^Inbox/ }).click();
    await rep.page.getByRole('row').filter({ hasText: 'Shall we talk?' }).click({ timeout: patienceMs });
    await rep.page
      .getByRole('button', { name: /^Accept/ })
      .last()
      .click({ timeout: patienceMs });
    const callee: Callee = { evaluate: (look) => page.run('frame', look) };
    await Promise.all([countCallsHere(rep.page), countCallsHere(callee)]);
    await rep.page.getByRole('button', { name: /^Call / }).click({ timeout: patienceMs });
    await visitor.see('button', /^Answer/);
    // The way stands before anybody presses *Answer*, and nothing goes by it: the visitor's microphone was not even asked for.
    const silent = { microphones: 0, packets: 0 };
    await expect
      .poll(() => Promise.all([soundOfCalls(rep.page), soundOfCalls(callee)]), { timeout: patienceMs })
      .toEqual([silent, silent]);
    expect(await heldByCalls(callee)).toMatchObject({ peers: 1, tracks: 0 });
    await visitor.press('button', /^Answer/);
    await visitor.see('text', /^On a call with Ada Lind/);
    await bothHear(rep.page);

    // The page dies, comes back by itself, and offers to go on with the call. The visitor's side rings no more.
    const desk = deskOf(rep.desktop);
    await desk.crash();
    await visitor.see('text', /^Connection lost/);
    await desk.press('Rejoin');
    await visitor.see('text', /^On a call with Ada Lind/);
    await bothHear(desk);

    // All of it is killed, as by the system in want of memory.
    await desk.kill();
    await visitor.see('text', /^Connection lost/);
  }
  await using desktop = await launchElectron(launch);
  const again = await consoleOf(desktop);
  await callBar(again).getByRole('button', { name: 'Rejoin' }).click({ timeout: patienceMs });
  await visitor.see('text', /^On a call with Ada Lind/);
  await bothHear(again);

  // They see each other, and hear each other as before.
  await visitor.press('button', /^Switch the camera on$/);
  await untilMoves('the visitor at the desk', again, 'The picture of');
  await again.keyboard.press('Alt+Shift+K');
  const eye: Eye = { evaluate: (look, css) => page.run('frame', look, css) };
  await untilMoves('the rep at the visitor', eye, 'The picture of Ada Lind');
  await untilMoves('the visitor at themselves', eye, 'Your own picture');
  await bothHear(again);

  // The visitor goes away, and is back in time.
  await page.goto('about:blank');
  await callBar(again)
    .getByText(/left the page$/)
    .waitFor({ timeout: patienceMs });
  await page.goto(host.page('/security'));
  await visitor.see('text', /^On a call with Ada Lind/);
  await bothHear(again);
  await visitor.press('button', /^Hang up$/);
  await callBar(again).getByText('Call ended').waitFor({ timeout: patienceMs });
  // One call in all: nobody rang twice.
  await visitor.see('text', /^Call, \d+:\d\d/);

  // The visitor calls: Firefox is told by one word what the desktop answers, and where it is.
  await visitor.press('button', /^Call Ada Lind$/);
  await again.getByRole('button', { name: /^Answer/ }).click({ timeout: patienceMs });
  await visitor.see('text', /^On a call with Ada Lind/);
  await bothHear(again);
}, 150_000);
