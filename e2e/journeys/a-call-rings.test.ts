import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { askWidget } from '../fixtures/ask-widget.ts';
import { countCalls, heldByCalls, soundOfCalls, toldByCalls } from '../fixtures/call-leaks.ts';
import { bothHear, callBar, callText, frameOf, onCall, playedAt } from '../fixtures/call-screens.ts';
import { meet } from '../fixtures/meet.ts';
import { aStage } from '../fixtures/stage.ts';
import { visitorOn } from '../fixtures/visitor-at.ts';
import { speaking } from '../fixtures/voice.ts';

const stage = aStage({ args: speaking('high') });

const patienceMs = 30_000;
const answer = { name: 'Answer' };

it('opens the way while the rep’s call rings, with silence on both sides until it is answered, by whichever tab', async () => {
  await using rep = await stage.rep(await stage.workspace.add('Ada Lind'));
  await using visitor = await stage.visitor('/pricing');
  const { page } = rep;
  await Promise.all([countCalls(page.context()), countCalls(visitor.context)]);
  await Promise.all([page.reload(), visitor.page.reload()]);
  await visitor.openMessenger();
  await visitor.say('Shall we talk?');
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page.getByRole('row').filter({ hasText: 'Shall we talk?' }).click({ timeout: patienceMs });
  await page
    .getByRole('button', { name: /^Accept/ })
    .last()
    .click({ timeout: patienceMs });
  const call = () => page.getByRole('button', { name: 'Call Visitor' }).click({ timeout: patienceMs });
  const sounds = () => Promise.all([soundOfCalls(page), soundOfCalls(frameOf(visitor))]);
  const silent = { microphones: 0, packets: 0 };
  const standsInSilence = () => expect.poll(sounds, { timeout: patienceMs }).toEqual([silent, silent]);

  await call();
  await visitor.frame.getByRole('button', answer).waitFor({ timeout: patienceMs });
  await standsInSilence();
  // The rep's microphone is open and hums; the visitor's was not even asked for.
  expect(await heldByCalls(page)).toMatchObject({ peers: 1, tracks: 1 });
  expect(await heldByCalls(frameOf(visitor))).toMatchObject({ peers: 1, tracks: 0 });
  await callBar(page).getByText('Calling').waitFor({ timeout: patienceMs });
  // The loudspeaker is open, and lets nothing through.
  const plays = (muted: boolean) =>
    expect.poll(() => playedAt(page), { timeout: patienceMs }).toEqual([{ muted, paused: false }]);
  await plays(true);
  // Sound and side channel go one way, and nobody can be called at an address that only calls by TCP.
  for (const one of [page, frameOf(visitor)]) {
    const told = await toldByCalls(one);
    expect(told.length).toBeGreaterThan(0);
    for (const address of told) expect(address).toMatch(/^0 a=candidate:(?!.*tcptype active)/);
  }
  await visitor.frame.getByRole('button', answer).click();
  await onCall(page, visitor, 'Ada Lind');
  await plays(false);
  await bothHear(page, visitor);
  expect(await heldByCalls(page)).toMatchObject({ peers: 1 });
  await callBar(page).getByRole('button', { name: 'Hang up' }).click();
  await callText(visitor.frame).getByText('Call ended').waitFor({ timeout: patienceMs });

  // Another tab answers than the one to which the way was opened.
  await call();
  await visitor.frame.getByRole('button', answer).waitFor({ timeout: patienceMs });
  await standsInSilence();
  const other = visitorOn(await visitor.context.newPage());
  await other.page.goto(stage.host.page('/'));
  await other.frame.getByRole('button', answer).click({ timeout: patienceMs });
  await onCall(page, other, 'Ada Lind');
  await bothHear(page, other);
  expect(await heldByCalls(page)).toMatchObject({ peers: 1 });
  expect(await heldByCalls(frameOf(visitor))).toMatchObject({ peers: 0, tracks: 0 });
  await callBar(page).getByRole('button', { name: 'Hang up' }).click();
  await callText(other.frame).getByText('Call ended').waitFor({ timeout: patienceMs });
  await other.page.close();

  // The page is loaded anew while it rings, and answers then.
  await call();
  await visitor.frame.getByRole('button', answer).waitFor({ timeout: patienceMs });
  await standsInSilence();
  await visitor.page.reload();
  await visitor.frame.getByRole('button', answer).click({ timeout: patienceMs });
  await onCall(page, visitor, 'Ada Lind');
  await bothHear(page, visitor);
  await callBar(page).getByRole('button', { name: 'Hang up' }).click();
  await callText(visitor.frame).getByText('Call ended').waitFor({ timeout: patienceMs });

  // Declined: nothing of the way is left.
  await call();
  await visitor.frame.getByRole('button', { name: 'Decline' }).click({ timeout: patienceMs });
  await callBar(page).getByRole('button', { name: 'Hang up' }).waitFor({ state: 'detached', timeout: patienceMs });
  const nothing = { peers: 0, tracks: 0 };
  for (const one of [page, frameOf(visitor)])
    await expect.poll(() => heldByCalls(one), { timeout: patienceMs }).toMatchObject(nothing);

  // The router dies while it rings: that call is missed, and the next one is a call as ever.
  await call();
  await visitor.frame.getByRole('button', answer).waitFor({ timeout: patienceMs });
  await standsInSilence();
  await stage.router.kill9();
  await stage.router.start();
  await callBar(page).getByRole('button', { name: 'Cancel' }).waitFor({ state: 'detached', timeout: patienceMs });
  await visitor.frame.getByRole('button', answer).waitFor({ state: 'detached', timeout: patienceMs });
  for (const one of [page, frameOf(visitor)])
    await expect.poll(() => heldByCalls(one), { timeout: patienceMs }).toMatchObject(nothing);
  await call();
  await visitor.frame.getByRole('button', answer).click({ timeout: patienceMs });
  await onCall(page, visitor, 'Ada Lind');
  await bothHear(page, visitor);
});

it('does not ring at a visitor who asked to be called, also where the rep is faster than the code of calls', async () => {
  await using rep = await stage.rep(await stage.workspace.add('Bela Novak'));
  await using visitor = await stage.visitor('/security');
  const come = Promise.withResolvers<void>();
  await visitor.page.route(/prepare-call/, async (route) => {
    await come.promise;
    await route.continue();
  });
  await visitor.openMessenger();
  await visitor.frame.getByRole('button', { name: /^Call us/ }).click({ timeout: patienceMs });
  await rep.page
    .getByRole('button', { name: /^Accept/ })
    .last()
    .click({ timeout: patienceMs });
  await callBar(rep.page).getByText('Calling').waitFor({ timeout: patienceMs });
  await visitor.log().getByText('Bela Novak joined').waitFor({ timeout: patienceMs });
  come.resolve();
  await onCall(rep.page, visitor, 'Bela Novak');
  await bothHear(rep.page, visitor);
});

/** What the line of the call says each time when it changes and is seen. */
const readBar = (page: Page) =>
  page.evaluateHandle(() => {
    const said: string[] = [];
    const look = (): void => {
      const bar = document.querySelector('section[aria-label="Call"]');
      if (bar?.checkVisibility()) said.push(bar.textContent ?? '');
    };
    const changes = { subtree: true, childList: true, characterData: true, attributeFilter: ['style'] };
    new MutationObserver(look).observe(document.body, changes);
    return said;
  });

it('draws the line of a visitor’s call while it rings, for nobody to see or press, and under the visitor’s name from the first moment', async () => {
  await using rep = await stage.rep(await stage.workspace.add('Cleo Marsh'));
  await using visitor = await stage.visitor('/pricing');
  const { page } = rep;
  await askWidget(visitor, 'identify', { name: 'Noah Whitfield', email: 'noah@initech.example' });
  await meet(page, visitor, 'Shall we talk?', 'Of course.');
  await visitor.frame.getByRole('button', { name: 'Call Cleo Marsh' }).click({ timeout: patienceMs });
  const ringing = page.getByRole('button', { name: /^Answer/ });
  await ringing.waitFor({ timeout: patienceMs });
  const drawn = page.locator('section[aria-label="Call"]');
  await drawn.getByText('Noah Whitfield').waitFor({ state: 'attached', timeout: patienceMs });
  expect([await drawn.isVisible(), await callBar(page).count()]).toEqual([false, 0]);
  // The keys of what nobody sees do nothing: it rings on.
  await page.keyboard.press('Alt+Shift+H');
  await page.keyboard.press('Alt+Shift+M');
  const said = await readBar(page);
  await ringing.click();
  await onCall(page, visitor, 'Cleo Marsh');
  await bothHear(page, visitor);
  const words = await said.jsonValue();
  expect(words).not.toEqual([]);
  for (const one of words) expect(one).toMatch(/Noah Whitfield|Waiting for the microphone|Connecting/);
  await callBar(page).getByRole('button', { name: 'Hang up' }).click();
  await callText(visitor.frame).getByText('Call ended').waitFor({ timeout: patienceMs });

  // They call again before the line of the first call is put away, and under another name.
  await askWidget(visitor, 'identify', { name: 'Noah Berg', email: 'noah@initech.example' });
  await visitor.frame.getByRole('button', { name: 'Call Cleo Marsh' }).click({ timeout: patienceMs });
  await ringing.waitFor({ timeout: patienceMs });
  await drawn.getByText('Noah Berg').waitFor({ state: 'attached', timeout: patienceMs });
});
