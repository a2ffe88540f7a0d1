import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { askWidget } from '../fixtures/ask-widget.ts';
import { callBar } from '../fixtures/call-screens.ts';
import { meet } from '../fixtures/meet.ts';
import { aStage } from '../fixtures/stage.ts';
import { speaking } from '../fixtures/voice.ts';

const stage = aStage({ args: speaking('high') });

const patienceMs = 30_000;

/** What tells who the other visitor is. */
const telling = 'noah|whitfield|initech|forty thousand';

/** Everything on the page that tells it to whoever sees the screen, letter by letter. */
const told = (page: Page): Promise<string[]> =>
  page.evaluate((telling) => {
    const wanted = new RegExp(telling, 'i');
    const found: string[] = [];
    const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = words.nextNode(); node; node = words.nextNode()) {
      const { parentElement: around, textContent } = node;
      if (!around || !textContent || !wanted.test(textContent) || around.closest('.sr-only')) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      const { width, height } = range.getBoundingClientRect();
      const isSeen = around.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const isDots = getComputedStyle(around).getPropertyValue('-webkit-text-security') === 'disc';
      if (width > 0 && height > 0 && isSeen && !isDots) found.push(textContent);
    }
    for (const { placeholder } of document.querySelectorAll<HTMLInputElement>('input, textarea'))
      if (wanted.test(placeholder)) found.push(placeholder);
    return wanted.test(document.title) ? [...found, document.title] : found;
  }, telling);

it('while a whole screen is shown nothing on it tells who another visitor is, wherever the rep goes and whoever calls', async () => {
  await using rep = await stage.rep(await stage.workspace.add('Ada Lind', 'manager'));
  await using viewer = await stage.visitor('/pricing');
  await using other = await stage.visitor('/security');
  const { page } = rep;
  const bar = callBar(page);
  const noah = page.getByRole('row').filter({ hasText: 'Noah Whitfield' }).first();
  await askWidget(other, 'identify', { name: 'Noah Whitfield', email: 'noah@initech.example' });
  await meet(page, other, 'Our budget is forty thousand', 'Forty thousand it is.');
  await askWidget(other, 'bookMeeting');
  await other.frame.getByRole('group', { name: 'Time' }).getByRole('radio').first().check({ force: true });
  await other.frame.getByLabel('Your name').fill('Noah Whitfield');
  await other.frame.getByLabel('E-mail address').fill('noah@initech.example');
  await other.frame.getByRole('button', { name: /^Book .*\d/ }).click();
  await other.frame.getByText('You are booked').first().waitFor({ timeout: patienceMs });
  await other.frame.getByRole('button', { name: 'Back to the chat' }).first().click();
  await meet(page, viewer, 'Can you show me?', 'Of course.');

  const call = (): Promise<void> => other.frame.getByRole('button', { name: /^Call / }).click();
  const ringing = page.getByRole('button', { name: /^Answer/ });
  /** Where the other visitor is told of, and what has to be there for it. */
  const places: [string, () => Promise<void>][] = [
    ['the inbox, at the viewer', () => noah.waitFor({ timeout: patienceMs })],
    [
      'somebody who calls',
      async () => {
        await call();
        await ringing.waitFor({ timeout: patienceMs });
      },
    ],
    [
      'a missed call',
      async () => {
        await other.frame.getByRole('button', { name: 'Hang up' }).click();
        await bar.getByRole('button', { name: 'Call back' }).waitFor({ timeout: patienceMs });
      },
    ],
    [
      'a call with another than the viewer',
      async () => {
        await call();
        await ringing.click({ timeout: patienceMs });
        await bar.getByRole('button', { name: 'Mute' }).waitFor({ timeout: patienceMs });
      },
    ],
    [
      'another conversation, and the word about a button of it',
      async () => {
        await bar.getByRole('button', { name: 'Hang up' }).click();
        await noah.click();
        await page.getByRole('log').getByText('Our budget is forty thousand').waitFor({ timeout: patienceMs });
        await page.getByRole('button', { name: /^Call( Noah|$)/ }).hover();
        await page.locator('.z-50').getByText(/^Call/).waitFor({ timeout: patienceMs });
      },
    ],
    [
      'the visitors who are there, as rows',
      async () => {
        await page.getByRole('link', { name: /^Live/ }).click();
        await page.getByRole('button', { name: 'Table' }).click();
        await noah.click({ timeout: patienceMs });
      },
    ],
    [
      'the visitors who are there, as cards',
      async () => {
        await page.getByRole('button', { name: 'Cards' }).click();
        await page.getByRole('article').filter({ hasText: 'Noah' }).waitFor({ timeout: patienceMs });
      },
    ],
    [
      'what is searched for',
      async () => {
        await page.keyboard.press('ControlOrMeta+k');
        await page.getByRole('combobox').fill('initech');
        await page.getByRole('option').filter({ hasText: 'Noah' }).first().waitFor({ timeout: patienceMs });
      },
    ],
    [
      'a colleague’s conversations',
      async () => {
        await page.keyboard.press('Escape');
        await page.getByRole('link', { name: /^Team/ }).click();
        await page.getByRole('row').filter({ hasText: 'Ada Lind' }).first().click({ timeout: patienceMs });
        await page.getByRole('complementary').getByText('Noah Whitfield').waitFor({ timeout: patienceMs });
      },
    ],
    [
      'the question who takes a conversation',
      async () => {
        const talk = page.getByRole('complementary').getByRole('listitem').filter({ hasText: 'Noah Whitfield' });
        await talk.getByRole('button', { name: 'Move to…' }).click();
        await page.getByRole('dialog').getByText('Noah Whitfield').waitFor({ timeout: patienceMs });
      },
    ],
    [
      'a meeting',
      async () => {
        await page.keyboard.press('Escape');
        await page.getByRole('link', { name: /^Meetings/ }).click();
        await page.getByRole('button', { name: 'Everyone’s' }).click();
        await noah.click({ timeout: patienceMs });
        await page.getByRole('link', { name: 'noah@initech.example' }).waitFor({ timeout: patienceMs });
      },
    ],
  ];
  const walk = async (): Promise<Record<string, string[]>> => {
    const found: Record<string, string[]> = {};
    for (const [place, go] of places) {
      await go();
      found[place] = await told(page);
    }
    await page.getByRole('link', { name: /^Inbox/ }).click();
    return found;
  };

  await page.getByRole('button', { name: /^Show .* a screen or window/ }).click();
  await viewer.frame.getByRole('button', { name: 'Watch', exact: true }).click({ timeout: patienceMs });
  await page.getByText('Names are hidden').waitFor({ timeout: patienceMs });
  // What the viewer wrote themselves is theirs to read.
  const own = page.getByRole('log').getByText('Can you show me?');
  expect(await own.evaluate((one) => getComputedStyle(one).getPropertyValue('-webkit-text-security'))).toBe('none');
  expect(Object.entries(await walk()).filter(([, words]) => words.length > 0)).toEqual([]);

  // Nothing is shown any more, and the same walk reads of them everywhere.
  await page.getByRole('button', { name: 'Stop showing' }).click();
  await page.getByText('Names are hidden').waitFor({ state: 'detached', timeout: patienceMs });
  const placesThatTell = Object.entries(await walk()).flatMap(([place, words]) => (words.length > 0 ? [place] : []));
  expect(placesThatTell).toEqual(places.map(([place]) => place));
});
