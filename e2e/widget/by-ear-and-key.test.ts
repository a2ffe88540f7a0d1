import type { BrowserContext, FrameLocator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { ok } from '../../shared/protocol/result.ts';
import { axeFindings } from '../fixtures/axe-findings.ts';
import type { ScriptedRouter } from '../fixtures/scripted-router.ts';
import { until } from '../fixtures/until.ts';
import { fromRep, repJoins } from '../fixtures/widget-page.ts';
import { aWidgetStage } from '../fixtures/widget-stage.ts';

const stage = aWidgetStage();
const patienceMs = 10_000;

/** Notes what a screen reader is told to read: words that come into a live region while it speaks. */
const listen = (context: BrowserContext) =>
  context.addInitScript(() => {
    const read: string[] = [];
    Object.assign(window, { read });
    const regions = '[aria-live],[role=log],[role=status],[role=alert]';
    const heard = (node: Node): void => {
      const element = node instanceof Element ? node : node.parentElement;
      const region = (node.parentElement ?? element)?.closest(regions);
      if (!region || region.getAttribute('aria-live') === 'off' || region.closest('[hidden]')) return;
      const said = node.textContent?.trim();
      if (said) read.push(said);
    };
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes) for (const node of addedNodes) if (node.isConnected) heard(node);
    }).observe(document, { childList: true, subtree: true });
  });

const readIn = (frame: FrameLocator): Promise<string[]> =>
  frame.locator('html').evaluate(() => (window as unknown as { read: string[] }).read);
/** How often each of these was read aloud. */
const timesRead = async (frame: FrameLocator, words: readonly string[]): Promise<Record<string, number>> => {
  const read = await readIn(frame);
  return Object.fromEntries(words.map((word) => [word, read.filter((said) => said.includes(word)).length]));
};
const each = (words: readonly string[], times: number): Record<string, number> =>
  Object.fromEntries(words.map((word) => [word, times]));

const composer = (frame: FrameLocator) => frame.getByRole('textbox', { name: 'Your message' });

/** What comes from here on is news. */
const speaking = (frame: FrameLocator): Promise<void> => frame.locator('[role="log"][aria-live="polite"]').waitFor();

const begin = async (frame: FrameLocator, router: ScriptedRouter): Promise<void> => {
  await composer(frame).fill('mine-1');
  await composer(frame).press('Enter');
  await frame.getByText('Connecting you with sales').waitFor();
  await speaking(frame);
  repJoins(router);
  await frame.getByText('Ana Costa joined').waitFor();
};

it('reads each message aloud once: not again when it is stored, marked, paged to, or after a reload or a reconnect', async () => {
  const { router } = stage;
  await using shop = await stage.open();
  const { page, frame, context } = shop;
  await listen(context);
  await page.reload();
  await shop.open();
  await begin(frame, router);
  const live = ['theirs-1', 'theirs-2', 'mine-2', 'theirs-3'];
  router.append(fromRep(router, 'theirs-1 with *marks* and https://a.example'));
  await frame.getByRole('link', { name: 'https://a.example' }).waitFor();
  router.append(fromRep(router, 'theirs-2'));
  await composer(frame).fill('mine-2');
  await composer(frame).press('Enter');
  await frame.locator('[data-delivery="sent"]').waitFor();
  router.append({ type: 'read', by: 'rep', upTo: 5 }, { repReadSeq: 5 });
  router.append(fromRep(router, 'theirs-3'));
  await frame.getByText('theirs-3').waitFor();
  expect(await timesRead(frame, live)).toEqual(each(live, 1));
  expect(await timesRead(frame, ['Ana Costa joined'])).toEqual({ 'Ana Costa joined': 1 });

  // What came while the line was cut is read when it is back; what was there is not.
  router.down = true;
  router.cut();
  await frame.getByText('What you write is kept').waitFor();
  router.append(fromRep(router, 'theirs-4'));
  router.down = false;
  await frame.getByText('theirs-4').waitFor({ timeout: 30_000 });
  expect(await timesRead(frame, [...live, 'theirs-4'])).toEqual(each([...live, 'theirs-4'], 1));

  // A reload reads nothing of what was there before, and neither does going back in it.
  for (let at = 0; at < 70; at += 1) router.append(fromRep(router, `old-${at}-`));
  await page.reload();
  await frame.getByText('old-69-').waitFor();
  await frame.getByRole('button', { name: 'Show earlier messages' }).click();
  await frame.getByText('theirs-1').waitFor();
  await speaking(frame);
  router.append(fromRep(router, 'theirs-5'));
  await frame.getByText('theirs-5').waitFor();
  await until('the news to be read', patienceMs, async () => (await timesRead(frame, ['theirs-5']))['theirs-5'] === 1);
  expect(await timesRead(frame, [...live, 'theirs-4', 'old-'])).toEqual(each([...live, 'theirs-4', 'old-'], 0));
});

/** What has the focus, by its name. */
const focusOn = async (frame: FrameLocator): Promise<string> => {
  const focused = frame.locator(':focus');
  if (!(await focused.count())) return 'the page';
  return focused.evaluate((element) => {
    const { labels } = element as HTMLInputElement;
    return element.getAttribute('aria-label') ?? labels?.[0]?.textContent ?? element.textContent ?? '';
  });
};
const focusComesTo = (frame: FrameLocator, name: string): Promise<boolean> =>
  until(`the focus on ${name}`, patienceMs, async () => (await focusOn(frame)) === name);

/** Goes on by Tab, or back by Shift+Tab, until what has the focus has this name. */
const tabTo = async (page: Page, frame: FrameLocator, name: RegExp, key = 'Tab'): Promise<void> => {
  const passed: string[] = [];
  for (let at = 0; at < 40; at += 1) {
    await page.keyboard.press(key);
    const label = await focusOn(frame);
    if (name.test(label)) return;
    passed.push(label.trim().slice(0, 30));
  }
  throw new Error(`Tab never came to ${name}; it went by ${passed.join(' · ')}`);
};

const first = Date.UTC(2026, 11, 1, 9);
const slots = [0, 1, 2].map((step) => ({
  id: `slot-${step}`,
  startsAt: first + step * 1_800_000,
  endsAt: first + (step + 1) * 1_800_000,
}));

it('is worked through by keyboard alone, from the launcher to a booked meeting and back to the page', async () => {
  const { router } = stage;
  router.site.consent = 'ask';
  router.answers['slot.list'] = () => ok({ slots, rep: router.rep, repZone: 'America/New_York' });
  router.answers['meeting.book'] = () =>
    ok({
      meetingId: router.rep.id,
      rep: router.rep,
      repZone: 'America/New_York',
      startsAt: slots[1]?.startsAt,
      endsAt: slots[1]?.endsAt,
      icsUrl: '/one.ics',
    });
  await using shop = await stage.open();
  const { page, frame } = shop;
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  await frame.getByRole('button', { name: /^Open chat with/ }).waitFor();
  await tabTo(page, frame, /^Open chat with/);
  await press('Enter');
  await frame.getByRole('dialog').waitFor();
  await focusComesTo(frame, 'Your message');

  // The menu of one's own data opens at its first entry, and gives the focus back.
  await tabTo(page, frame, /^Your data and privacy/, 'Shift+Tab');
  await press('Enter');
  const sheet = frame.getByRole('dialog', { name: 'Your data and privacy' });
  await sheet.waitFor();
  expect(await frame.locator(':focus').textContent()).toBe('Remember me in this browser');
  await press('Escape');
  await sheet.waitFor({ state: 'detached' });
  expect(await frame.locator(':focus').getAttribute('aria-label')).toBe('Your data and privacy');

  // A choice, the question about what may be kept (which takes the focus), and words while one waits.
  await tabTo(page, frame, /^Talk to sales/);
  await press('Enter');
  await frame.getByRole('button', { name: 'Remember it' }).waitFor();
  await focusComesTo(frame, 'Remember it');
  await press('Enter');
  // The answer is gone with its question: the focus is where one writes.
  await focusComesTo(frame, 'Your message');
  await frame.getByText('Connecting you with sales').waitFor();
  router.state({ waiting: { since: Date.now() - 30_000, bookAt: Date.now() - 10_000, byVoice: false } });
  await frame.getByRole('button', { name: 'Book a time instead' }).waitFor();
  await page.keyboard.type('While I wait');
  await press('Enter');
  await frame.getByRole('log').getByText('While I wait').waitFor();

  // The booker: times by arrows, the form, the end.
  await tabTo(page, frame, /^Book a time instead/, 'Shift+Tab');
  await press('Enter');
  await frame.getByRole('radio', { name: '10:00' }).waitFor();
  await tabTo(page, frame, /10:00|10:30|11:00/);
  await press('Space');
  await press('ArrowRight');
  await frame.getByRole('textbox', { name: 'Your name' }).waitFor();
  await tabTo(page, frame, /^Your name/);
  await page.keyboard.type('Maria');
  await tabTo(page, frame, /^E-mail address/);
  await page.keyboard.type('maria@acme.example');
  await press('Enter');
  await frame.getByRole('heading', { name: 'You are booked' }).waitFor();

  // Escape leads back, and out: to the launcher.
  await tabTo(page, frame, /^Back to the chat/, 'Shift+Tab');
  await press('Escape');
  await focusComesTo(frame, 'Your message');
  await press('Escape');
  await frame.getByRole('button', { name: /^Open chat with/ }).waitFor();
  expect(await frame.locator(':focus').getAttribute('aria-label')).toMatch(/^Open chat with/);
});

it('works what is small by keyboard too: own messages, one that failed, a file, a call, one’s own data', async () => {
  const { router } = stage;
  await using shop = await stage.open();
  const { page, frame } = shop;
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  await shop.open();
  await begin(frame, router);

  // A message of one's own: changed, not deleted after all, deleted.
  await focusComesTo(frame, 'Your message');
  await tabTo(page, frame, /^Change this message/, 'Shift+Tab');
  await press('Enter');
  await focusComesTo(frame, 'Edit');
  await press('Enter');
  await focusComesTo(frame, 'Your message, to be changed');
  await press('Escape');
  await focusComesTo(frame, 'Change this message');
  for (const last of ['Keep', 'Delete']) {
    await press('Enter');
    await focusComesTo(frame, 'Edit');
    await press('Tab');
    await press('Enter');
    await frame.getByText('Delete it for both sides?').waitFor();
    await focusComesTo(frame, 'Delete');
    if (last === 'Keep') await press('Tab');
    await press('Enter');
    await focusComesTo(frame, last === 'Keep' ? 'Change this message' : 'Your message');
  }

  // One that failed is tried again, and the focus does not go with what said so.
  router.answers['conversation.send'] = () => ({ ok: false, error: { code: 'forbidden', message: 'no' } });
  await page.keyboard.type('once more');
  await press('Enter');
  await frame.getByText('Not sent').waitFor();
  delete router.answers['conversation.send'];
  await tabTo(page, frame, /^Try again/, 'Shift+Tab');
  await press('Enter');
  await frame.locator('[data-delivery="sent"]').waitFor();
  await focusComesTo(frame, 'Your message');

  // A file that is not taken says why, and goes.
  await tabTo(page, frame, /^Attach/, 'Shift+Tab');
  const chooser = page.waitForEvent('filechooser');
  await press('Enter');
  await (await chooser).setFiles({ name: 'tool.exe', mimeType: 'application/octet-stream', buffer: Buffer.from('MZ') });
  await frame.getByRole('alert').filter({ hasText: 'This kind of file is not taken' }).waitFor();
  await tabTo(page, frame, /^Remove/, 'Shift+Tab');
  await press('Enter');
  await focusComesTo(frame, 'Your message');

  // A call is heard of and declined.
  const { id } = router.rep;
  const ringing = { id, conversationId: id, visitorId: id, rep: router.rep, startedBy: 'rep', startedAt: Date.now() };
  router.answers['call.current'] = () =>
    ok({
      call: {
        ...ringing,
        state: 'ringing',
        seats: { visitor: null, rep: id },
        joins: 0,
        ringsUntil: Date.now() + 60_000,
      },
      vacant: false,
    });
  router.answers['call.decline'] = () => ok({});
  router.state({ call: id });
  await frame.getByRole('alert').filter({ hasText: 'Ana Costa is calling you' }).waitFor();
  await tabTo(page, frame, /^Decline/, 'Shift+Tab');
  await press('Enter');
  await frame.getByRole('button', { name: 'Decline' }).waitFor({ state: 'detached' });
  await focusComesTo(frame, 'Your message');

  // The end of one's own data is asked for twice, and can be left.
  await tabTo(page, frame, /^Your data and privacy/, 'Shift+Tab');
  await press('Enter');
  await tabTo(page, frame, /^Erase me/);
  await press('Enter');
  await frame.getByRole('button', { name: 'Erase for good' }).waitFor();
  await tabTo(page, frame, /^Back$/);
  await press('Enter');
  await focusComesTo(frame, 'Forget me in this browser');
  await press('Escape');
  await focusComesTo(frame, 'Your data and privacy');
  expect(shop.problems).toEqual([]);
});

describe('for eyes that need more', () => {
  /** What sticks out sideways or is cut off, by its words. */
  const cutOff = (frame: FrameLocator): Promise<string[]> =>
    frame.locator('html').evaluate(() => {
      const wide = document.documentElement.scrollWidth > document.documentElement.clientWidth ? ['the page'] : [];
      const out = [
        ...document.querySelectorAll<HTMLElement>('.panel button, .panel textarea, .panel input, .panel p, .panel h1'),
      ]
        .filter((element) => element.checkVisibility() && !element.closest('.sr'))
        .filter((element) => {
          const { left, right, width } = element.getBoundingClientRect();
          return width > 0 && (left < -0.5 || right > document.documentElement.clientWidth + 0.5);
        })
        .map((element) => element.textContent || element.ariaLabel || element.tagName);
      return [...wide, ...out];
    });

  it.each([
    ['320 px', { width: 320, height: 512 }],
    ['200 % of 1280 × 720', { width: 640, height: 360 }],
    ['400 % of 1280 × 1024', { width: 320, height: 256 }],
  ])('fits %s without going sideways, and can be written and read in', async (_name, viewport) => {
    const { router } = stage;
    await using shop = await stage.open({ context: { viewport, reducedMotion: 'reduce' } });
    const { frame } = shop;
    await shop.open();
    expect(await cutOff(frame)).toEqual([]);
    await frame.getByRole('button', { name: 'Your data and privacy' }).click();
    await frame.getByRole('button', { name: 'Erase me' }).click();
    await frame.getByRole('button', { name: 'Back' }).click();
    expect(await cutOff(frame)).toEqual([]);
    await frame.getByRole('button', { name: 'Your data and privacy' }).click();
    await begin(frame, router);
    router.append(fromRep(router, `A long word: ${'Donaudampfschifffahrt'.repeat(4)}`));
    await frame.getByText('A long word').waitFor();
    await composer(frame).fill('There is room to write');
    await composer(frame).click();
    expect(await cutOff(frame)).toEqual([]);
    // Nothing moves for who asked for calm.
    expect(await frame.locator('html').evaluate(() => document.getAnimations().length)).toBe(0);
  });

  it('stays readable in forced colours', async () => {
    const { router } = stage;
    await using shop = await stage.open({ context: { forcedColors: 'active', reducedMotion: 'reduce' } });
    const { frame } = shop;
    await frame.getByRole('button', { name: /^Open chat with/ }).waitFor();
    expect(await axeFindings(shop.page)).toEqual([]);
    await shop.open();
    expect(await axeFindings(shop.page)).toEqual([]);
    await begin(frame, router);
    router.append(fromRep(router, 'Hello'));
    await frame.getByText('Hello', { exact: true }).waitFor();
    // A field and a message have an edge although no background tells them from the ground.
    const edges = await frame.locator('html').evaluate(() =>
      ['.composer textarea', '.bubble', '.panel', '.send'].map((one) => {
        const { borderTopWidth, borderTopStyle, outlineStyle } = getComputedStyle(
          document.querySelector(one) ?? document.body,
        );
        return (borderTopStyle !== 'none' && borderTopWidth !== '0px') || outlineStyle !== 'none' ? 'seen' : one;
      }),
    );
    expect(edges).toEqual(['seen', 'seen', 'seen', 'seen']);
    expect(await axeFindings(shop.page)).toEqual([]);
  });
});
