import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { focused, stands } from '../fixtures/focused.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';
import { speaking } from '../fixtures/voice.ts';

const stage = aStage({ args: speaking('low') });

const patienceMs = 30_000;

const reply = (page: Page) => page.getByRole('textbox', { name: /^Message to/ });
const palette = (page: Page) => page.getByRole('combobox', { name: /^Search people/ });

/** Chooses what the palette offers for these words. */
const run = async (page: Page, words: string, option: RegExp): Promise<void> => {
  await page.keyboard.press('ControlOrMeta+k');
  await palette(page).waitFor();
  await page.keyboard.type(words);
  await page.getByRole('option', { name: option, selected: true }).waitFor({ timeout: patienceMs });
  await page.keyboard.press('Enter');
};

it('a rep leads a whole conversation without a mouse, takes back what they did, and loses nothing they typed', async () => {
  const ada = await stage.workspace.add('Ada Lind');
  const { ask } = stage.workspace;
  const facts = { name: 'Trial', shortcut: 'trial', text: 'The trial is free.', shared: true };
  await ask('snippet.save', { id: randomUUID(), ...facts, basedOn: 0 });
  await ask('tag.save', { id: randomUUID(), name: 'Security', tone: 2 });
  const settings = await ask('settings.get', {});
  await ask('settings.set', { ...settings, dispositionOnClose: 'optional', pounceAfterS: 0 });
  const ben = await stage.workspace.add('Ben Okoro');
  await using rep = await stage.rep(ada);
  const { page } = rep;
  await using visitor = await stage.visitor('/pricing');
  await visitor.openMessenger();
  await visitor.say('Is there a trial?');

  // The offer is taken from anywhere, and one stands where one writes.
  await page.getByRole('region', { name: 'Offer' }).waitFor({ timeout: patienceMs });
  // A card that has just come does not take a key that was meant for something else.
  await until('the offer is taken', patienceMs, async () => {
    await page.keyboard.press('Alt+Shift+A');
    return (await reply(page).count()) > 0;
  });
  await stands(page, /^textarea Message to/);
  await page.keyboard.type('/tri');
  await page.getByRole('option', { name: /\/trial/ }).waitFor();
  await page.keyboard.press('Enter');
  await until('the snippet is in', patienceMs, async () => (await reply(page).inputValue()) === 'The trial is free.');
  await page.keyboard.press('Enter');
  await visitor.log().getByText('The trial is free.').waitFor({ timeout: patienceMs });

  // A note that is written while the network is away waits, and arrives once.
  await page.keyboard.press('Alt+n');
  await page.getByRole('textbox', { name: /^Note about/ }).waitFor();
  await page.context().setOffline(true);
  await page.keyboard.type('Asks for SSO');
  await page.keyboard.press('Enter');
  const note = page.getByRole('article', { name: /^Note by Ada Lind/ });
  await note.getByText('Sending').waitFor({ timeout: patienceMs });
  await page.context().setOffline(false);
  await note.getByText('Sending').waitFor({ state: 'detached', timeout: patienceMs });
  expect(await note.count()).toBe(1);

  // What was typed is there after a reload right after the last key; a deletion that waited for its undo happened.
  await page.keyboard.press('Alt+n');
  await reply(page).waitFor();
  await page.keyboard.type('One moment');
  await page.keyboard.press('Enter');
  await visitor.log().getByText('One moment').waitFor({ timeout: patienceMs });
  await run(page, 'delete my last', /^Delete my last message/);
  await page.getByRole('log').getByRole('button', { name: 'Undo' }).waitFor();
  await reply(page).focus();
  await page.keyboard.type('I was about to say');
  await page.reload();
  await reply(page).waitFor({ timeout: patienceMs });
  await until('the draft', patienceMs, async () => (await reply(page).inputValue()) === 'I was about to say');
  await visitor.log().getByText('One moment').waitFor({ state: 'detached', timeout: patienceMs });
  await reply(page).fill('');

  // From part to part of the screen; a tag by three keys, and off again by two.
  await page.keyboard.press('Alt+Shift+L');
  await page.getByRole('searchbox', { name: 'Find a tag' }).waitFor();
  await page.keyboard.type('secu');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Security', pressed: true }).waitFor();
  // Under a dialog nothing answers to single letters.
  await page.keyboard.press('g');
  await page.keyboard.press('m');
  await page.keyboard.press('Escape');
  const tag = page.locator('header').getByText('Security');
  await tag.waitFor({ timeout: patienceMs });
  await reply(page).focus();
  await page.keyboard.press('Alt+Shift+P');
  await stands(page, /^row/);
  await page.keyboard.press('ControlOrMeta+z');
  await tag.waitFor({ state: 'detached', timeout: patienceMs });
  await page.keyboard.press('Alt+Shift+N');
  await stands(page, /^textarea Message to/);

  // Put aside by a digit, and back by the palette.
  await page.keyboard.press('Alt+Shift+Z');
  await page.getByRole('dialog', { name: 'Snooze until' }).waitFor();
  await page.keyboard.press('2');
  await page.getByRole('heading', { name: /^Snoozed/ }).waitFor({ timeout: patienceMs });
  await page.getByRole('dialog', { name: 'Snooze until' }).waitFor({ state: 'detached', timeout: patienceMs });
  await run(page, 'undo', /^Undo: snooze/);
  await page.getByRole('heading', { name: /^Snoozed/ }).waitFor({ state: 'detached', timeout: patienceMs });

  // Closed with an outcome by mistake: the visitor sees the end, and then that it goes on.
  await page.keyboard.press('ControlOrMeta+Shift+E');
  await page
    .getByRole('dialog', { name: 'What did it come to?' })
    .getByRole('button', { name: /Qualified/ })
    .waitFor();
  await page.keyboard.press('1');
  // The dialog still has the keys, and what can be taken back is known once the router answered: it is kept until then.
  await page.keyboard.press('ControlOrMeta+z');
  await page.getByText('You opened it again').waitFor({ timeout: patienceMs });
  await reply(page).waitFor({ timeout: patienceMs });
  await visitor.say('Are you still there?');
  await page.getByRole('log').getByText('Are you still there?').waitFor({ timeout: patienceMs });
  await reply(page).focus();
  await page.keyboard.type('Here I am again');
  await page.keyboard.press('Enter');
  await visitor.log().getByText('Here I am again').waitFor({ timeout: patienceMs });

  // Closed for good this time, or so it seemed: after a reload nothing is left to be taken back, and a key opens it again.
  // A console that is slow to draw: the digits are the question's from the moment it is there, and not the composer's.
  await page.evaluate(() => {
    const next = window.requestAnimationFrame;
    window.requestAnimationFrame = (draw) => {
      window.requestAnimationFrame = next;
      return window.setTimeout(() => draw(performance.now()), 500);
    };
  });
  await page.keyboard.press('ControlOrMeta+Shift+E');
  await page.keyboard.press('3');
  await page.getByText('This conversation is closed.').waitFor({ timeout: patienceMs });
  // The focus stays with what was said, and shows at its edge: no frame lies around all of it.
  await stands(page, /^log/);
  expect(
    await page.getByRole('log').evaluate((log) => {
      const { outlineStyle, boxShadow } = getComputedStyle(log);
      return { seen: log.matches(':focus-visible') && boxShadow !== 'none', framed: outlineStyle !== 'none' };
    }),
  ).toEqual({ seen: true, framed: false });
  // No toast lies over what may be done, nor, where the list stands beside it, over the newest line.
  const undo = page.getByRole('button', { name: 'Undo', exact: true }).last();
  await undo.waitFor({ timeout: patienceMs });
  for (const width of [900, 700, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('button', { name: 'Reopen' }).click({ trial: true });
    if (width === 700) continue;
    const end = await undo.evaluate((button) => button.closest('.toast-place')?.getBoundingClientRect().right);
    expect(end).toBeLessThan(await page.getByRole('log').evaluate((log) => log.getBoundingClientRect().left));
  }
  await page.reload();
  await page.getByRole('button', { name: 'Reopen' }).waitFor({ timeout: patienceMs });
  await page.keyboard.press('Alt+Shift+O');
  await reply(page).waitFor({ timeout: patienceMs });

  // A colleague is asked in: one stands where one chooses, Enter means it, and the focus is back where it was.
  await stands(page, /^textarea Message to/);
  await page.keyboard.press('Alt+Shift+G');
  const invite = page.getByRole('dialog', { name: /^Ask a colleague/ });
  await stands(page, /^radio/);
  await page.keyboard.press('Space');
  await invite.getByRole('radio', { name: new RegExp(ben.name), checked: true }).waitFor();
  await page.keyboard.press('Enter');
  await invite.waitFor({ state: 'detached', timeout: patienceMs });
  await stands(page, /^textarea Message to/);

  // What rings and what is under way can be reached and left by Tab; what goes gives the focus back.
  await page.keyboard.press('Alt+Shift+C');
  const call = page.getByRole('region', { name: 'Call', exact: true });
  const givesUp = call.getByRole('button', { name: /^Give up/ });
  await givesUp.waitFor({ timeout: patienceMs });
  await until('the call bar by Tab', patienceMs, async () => {
    await page.keyboard.press('Tab');
    return givesUp.evaluate((button) => button === document.activeElement);
  });
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByText('given up before an answer').waitFor({ timeout: patienceMs });
  expect(await focused(page)).not.toMatch(/^body/);

  // Escape leaves a dialog also from the button that closes it, whose tooltip shows by then.
  await reply(page).focus();
  await page.keyboard.press('Alt+Shift+W');
  const trace = page.getByRole('dialog', { name: /^How this was routed/ });
  await trace.waitFor();
  await until('the way out', patienceMs, async () => {
    await page.keyboard.press('Tab');
    return /Close/.test(await focused(page));
  });
  await page
    .getByRole('tooltip')
    .or(page.getByText('Close', { exact: true }))
    .last()
    .waitFor();
  await page.keyboard.press('Escape');
  await trace.waitFor({ state: 'detached', timeout: patienceMs });
  await stands(page, /^textarea Message to/);

  // The list of shortcuts names what means something here.
  await page.keyboard.press('Alt+Shift+P');
  await stands(page, /^row/);
  await page.keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByText('Close conversation').waitFor();
  for (const group of ['General', 'Go to', 'Conversation', 'Lists', 'Writing']) {
    await sheet.getByRole('heading', { name: group, exact: true }).waitFor();
  }
  await page.keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });

  // Whom one went to by the palette stands there the next time.
  await run(page, 'still there', /Are you still there/);
  await page.keyboard.press('ControlOrMeta+k');
  const lately = page.getByRole('group', { name: 'Lately' });
  await lately.getByRole('option', { name: /Are you still there/, selected: true }).waitFor({ timeout: patienceMs });

  // A visitor who only looks is spoken to first: every letter arrives, also those typed while the claim is asked for.
  await page.keyboard.press('Escape');
  await palette(page).waitFor({ state: 'detached' });
  await using other = await stage.visitor('/security');
  await until('the list', patienceMs, async () => {
    await page.keyboard.press('Alt+Shift+P');
    return /^row/.test(await focused(page));
  });
  await page.keyboard.press('g');
  await page.keyboard.press('l');
  await page.getByRole('row').filter({ hasText: '/security' }).waitFor({ timeout: patienceMs });
  const first = page.getByRole('textbox', { name: /^First message to/ });
  // J comes into the list from wherever one is, and who hears the screen hears the row.
  await until('the composer', patienceMs, async () => {
    await page.keyboard.press('j');
    return (await first.count()) > 0;
  });
  await stands(page, /^row/);
  await page.keyboard.press('p');
  await stands(page, /^textarea First message/);
  // Escape leaves it for the row one came from.
  await page.keyboard.press('Escape');
  await stands(page, /^row/);
  await page.keyboard.press('p');
  await stands(page, /^textarea First message/);
  await page.keyboard.type('Shall I show you around?');
  await expect.poll(() => first.inputValue(), { timeout: patienceMs }).toBe('Shall I show you around?');
  await page.getByText('Colleagues see').waitFor({ timeout: patienceMs });
  await page.keyboard.press('Enter');
  await other.frame.getByText('Shall I show you around?', { exact: true }).waitFor({ timeout: patienceMs });
}, 120_000);
