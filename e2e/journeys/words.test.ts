import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { writeReplyMail } from '../../server/features/mail/reply-mail.ts';
import { stopPage } from '../../server/features/mail/stop-page.ts';
import { visitorWords } from '../../server/features/words/visitor-words.ts';
import { excerptOf } from '../../shared/domain/excerpt-of.ts';
import { type RepAt, repOnDesktop } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';
import { visitorFrom } from '../fixtures/visitor-from.ts';
import { watchPage } from '../fixtures/watch-page.ts';
import type { Member } from '../fixtures/workspace.ts';
import { xssCorpus } from '../fixtures/xss-corpus.ts';
import { bookUnder, fillPlaces } from '../fixtures/xss-places.ts';

const stage = aStage();
const patienceMs = 30_000;
const v7 = (n: number): string => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Even the rep's name is one of them. */
let ada: Member;
beforeAll(async () => {
  ada = await stage.workspace.add('Ada <img src=x onerror=pwn(1)> Lind');
});

const go = (page: Page, hash: string): Promise<void> =>
  page.evaluate((to) => {
    location.hash = to;
  }, hash);

/** The rep accepts who asks and stands in the conversation. */
const accept = async ({ page }: RepAt): Promise<void> => {
  await go(page, '#/inbox');
  await until('the conversation to be mine', patienceMs, async () => {
    const composer = page.getByRole('textbox', { name: /^Message to/ });
    if (await composer.isVisible()) return true;
    const button = page.getByRole('button', { name: /^Accept/ }).first();
    if (await button.isVisible()) await button.click({ timeout: 2_000 }).catch(() => {});
    return composer.isVisible();
  });
};

/** What a message's words can be made of, and nothing else. */
const strange = (page: Page): Promise<string[]> =>
  page
    .getByRole('log')
    .evaluateAll((logs) =>
      logs.flatMap((log) => [
        ...[
          ...log.querySelectorAll('script,iframe,object,embed,style,base,meta,link,form,video,audio,math,template'),
        ].map((element) => element.outerHTML.slice(0, 80)),
        ...[...log.querySelectorAll('a')].map((link) => link.protocol).filter((one) => !/^(https?|mailto):$/.test(one)),
        ...[...log.querySelectorAll('*')]
          .flatMap((element) => element.getAttributeNames())
          .filter((name) => name.startsWith('on')),
      ]),
    );

it('shows each side that the other writes, the words as they were meant, and what was changed or deleted', async () => {
  await using rep = await stage.rep(ada);
  await using visitor = await stage.visitor('/pricing');
  const { page } = rep;
  await visitor.openMessenger();
  await visitor.say('**Hello** there\n- one\n- two');
  await accept(rep);
  const log = page.getByRole('log');
  await log.locator('strong', { hasText: 'Hello' }).waitFor();
  expect(await log.locator('li').allInnerTexts()).toEqual(['one', 'two']);
  // Where there is room for a line only, it is plain.
  await page.getByText('Hello there one two').first().waitFor();
  await page.getByText('On the site').first().waitFor();

  await visitor.frame.getByRole('textbox', { name: 'Your message' }).pressSequentially('And');
  await page.getByText(/is writing$/).waitFor();
  await visitor.say('And you?');
  await log.getByText('And you?', { exact: true }).waitFor();
  await page.getByText(/is writing$/).waitFor({ state: 'detached' });

  const composer = page.getByRole('textbox', { name: /^Message to/ });
  await composer.pressSequentially('Fine');
  await visitor.frame.getByRole('img', { name: /is writing$/ }).waitFor();
  await composer.press('Control+a');
  await composer.press('Control+b');
  expect(await composer.inputValue()).toBe('**Fine**');
  await composer.press('Control+z');
  expect(await composer.inputValue()).toBe('Fine');
  await composer.press('Enter');
  await visitor.log().getByText('Fine', { exact: true }).waitFor();

  await composer.press('ArrowUp');
  const editor = page.getByRole('textbox', { name: 'Your message, to be changed' });
  await editor.fill('Very *fine*');
  await editor.press('Enter');
  await visitor.log().locator('i', { hasText: 'fine' }).waitFor();
  await visitor.log().getByText('edited').waitFor();

  await composer.press('ArrowUp');
  await editor.fill('');
  await editor.press('Enter');
  await page.getByRole('button', { name: 'Undo' }).click();
  await log.locator('em', { hasText: 'fine' }).waitFor();
  await composer.press('ArrowUp');
  await editor.fill('');
  await editor.press('Enter');
  await visitor.log().getByText('This message was deleted').waitFor({ timeout: patienceMs });
  // What is gone has no tools, though the pointer still lies on it.
  await log.getByText('This message was deleted').hover();
  expect(await log.getByRole('button', { name: 'Delete' }).count()).toBe(0);

  const mine = visitor.log().locator('.said-mine', { hasText: 'And you?' });
  await mine.hover();
  await mine.getByRole('button', { name: 'Change this message' }).click();
  await mine.getByRole('button', { name: 'Edit' }).click();
  await visitor.frame.getByRole('textbox', { name: 'Your message, to be changed' }).fill('And yourself?');
  await visitor.page.keyboard.press('Enter');
  await log.getByText('And yourself?').waitFor();

  // An emoji by the keyboard alone, where the caret stands, as if it had been typed.
  const theirs = visitor.frame.getByRole('textbox', { name: 'Your message', exact: true });
  await theirs.fill('ab');
  await theirs.press('ArrowLeft');
  await visitor.frame.getByRole('button', { name: 'Add an emoji' }).press('Enter');
  await visitor.frame.getByRole('dialog', { name: 'Emoji' }).waitFor();
  await visitor.page.keyboard.press('Escape');
  await visitor.frame.getByRole('dialog', { name: 'Emoji' }).waitFor({ state: 'detached' });
  await visitor.page.keyboard.press('Enter');
  await visitor.frame.getByRole('button', { name: '😀' }).waitFor();
  await visitor.page.keyboard.press('ArrowRight');
  await visitor.page.keyboard.press('Enter');
  expect(await theirs.inputValue()).toBe('a😄b');
  await visitor.page.keyboard.press('Control+z');
  expect(await theirs.inputValue()).toBe('ab');
  await theirs.fill('😄');
  await theirs.press('Enter');
  await log.getByText('😄', { exact: true }).waitFor();
});

it('leaves every key to an input method, and each script its direction', async () => {
  await using rep = await stage.rep(ada);
  await using visitor = await stage.visitor('/pricing');
  await visitor.openMessenger();
  await visitor.say('שלום, המחיר הוא 1,200 USD כאן https://acme.example/pricing תודה');
  await accept(rep);
  const { page } = rep;
  const log = page.getByRole('log');
  const line = log.locator('p', { hasText: 'שלום' });
  await line.waitFor();
  expect(await line.evaluate((p) => getComputedStyle(p).unicodeBidi)).toBe('plaintext');
  // The first letter stands at the right edge, the number and the address keep their order.
  const [first, number, link] = await line.evaluate((p) => {
    const left = (node: Node, from: number, to: number): [number, number] => {
      const range = document.createRange();
      range.setStart(node, from);
      range.setEnd(node, to);
      const { left: x, right } = range.getBoundingClientRect();
      return [x, right];
    };
    const text = p.firstChild as Text;
    const [digits, address] = [...p.querySelectorAll('bdi')].map((bdi) => bdi.getBoundingClientRect());
    return [left(text, 0, 1)[0], digits?.left ?? 0, address?.left ?? 0];
  });
  expect(first).toBeGreaterThan(number ?? 0);
  expect(number).toBeGreaterThan(link ?? 0);

  const composer = page.getByRole('textbox', { name: /^Message to/ });
  const cdp = await page.context().newCDPSession(page);
  await composer.focus();
  await cdp.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
  const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 229 };
  await cdp.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...enter });
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter });
  expect(await composer.inputValue()).toBe('にほん');
  await cdp.send('Input.insertText', { text: '日本' });
  expect(await composer.inputValue()).toBe('日本');
  expect(await log.getByText('にほん').count()).toBe(0);
  await composer.press('Enter');
  await visitor.log().getByText('日本', { exact: true }).waitFor();
});

it('runs nothing that strangers wrote, wherever it is shown, in the browser and in the desktop app', async () => {
  // The strings are alive: as markup many of them run.
  const blank = await stage.browser.newPage();
  const alive = await watchPage(blank);
  for (const text of xssCorpus.slice(0, 60)) await blank.setContent(`<main>${text}</main>`).catch(() => {});
  await until('some of them to run', patienceMs, async () => (await alive.seen()).some((one) => one === 'ran 1'));
  await blank.close();

  await using rep = await repOnDesktop(stage.router, ada);
  await using boss = await stage.rep(stage.workspace.admin);
  const watches = [await watchPage(rep.page), await watchPage(boss.page)];
  rep.desktop.app.context().on('page', (page) => void watchPage(page).then((watch) => watches.push(watch)));

  await stage.workspace.ask('availability.set', {
    zone: 'UTC',
    spans: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 0, to: 1440 })),
  });
  await stage.workspace.ask('tag.save', { id: v7(9_000), name: '<img src=x onerror=pwn(1)>', tone: 1 });

  // A real widget in the hands of somebody whom the rep answers later: the others only wait.
  await using victim = await stage.visitor('/pricing');
  watches.push(await watchPage(victim.page));
  await victim.openMessenger();
  await victim.say('<img src=x onerror=pwn(1)>');
  await accept(rep);
  const mine = await until('the address of the conversation', patienceMs, () =>
    rep.page.evaluate(() => /#\/inbox\/([^/?]+)/.exec(location.hash)?.[1]),
  );

  // Every string is a message of its own; every visitor comes from such a page, by such a way, with such a title.
  const perVisitor = 26;
  const conversations: { id: string; last: string }[] = [];
  await using visitors = new AsyncDisposableStack();
  for (let from = 0; from < xssCorpus.length; from += perVisitor) {
    const theirs = xssCorpus.slice(from, from + perVisitor);
    const visitor = visitors.use(
      await visitorFrom(stage.router, stage.host, stage.workspace, `10.0.0.${conversations.length + 1}`, '/pricing'),
    );
    for (const text of theirs.slice(0, 6)) {
      const hidden = encodeURIComponent(text.slice(0, 200).replace(/[\ud800-\udfff]/g, ''));
      await visitor.request('page.view', {
        url: `${stage.host.page('/pricing')}?utm_source=${hidden}&utm_campaign=${hidden}&x=${text
          .slice(0, 80)
          .replaceAll(/[\s\\]/g, '+')
          .replaceAll('\0', '')}`.slice(0, 1_900),
        title: text.slice(0, 300),
        referrer: `https://a.example/?q=${hidden}`.slice(0, 1_900),
      });
    }
    const [first = '', ...rest] = theirs;
    const { conversation } = await visitor.request('conversation.start', {
      clientId: v7(from),
      by: { kind: 'text', text: first },
    });
    for (const [index, text] of rest.entries()) {
      await visitor.request('conversation.send', {
        conversationId: conversation.id,
        clientId: v7(from + index + 1),
        text,
      });
    }
    const n = conversations.push({ id: conversation.id, last: theirs.at(-1) ?? '' });
    // The first of them in everything else that is shown of people.
    if (n <= 3) {
      await fillPlaces(stage, visitor, conversation.id, n);
      await bookUnder(visitor, n);
      conversations[n - 1] = { id: conversation.id, last: '' };
    }
  }

  // What leaves the console: pages and mails with their words in them, read by something that runs whatever runs.
  const outside = await stage.browser.newPage();
  const read = await watchPage(outside);
  const [, told] = await Promise.all(
    (['text', 'html'] as const).map((format) =>
      stage.workspace.ask('conversation.transcript', {
        conversationId: conversations[0]?.id ?? '',
        format,
        notes: true,
        locale: 'en',
        zone: 'UTC',
      }),
    ),
  );
  const words = xssCorpus.map((text) => ({ rep: text.slice(0, 100), text }));
  const mail = writeReplyMail({
    company: '<img src=x onerror=pwn(1)>',
    words,
    returnUrl: 'https://a.example/#"><img src=x onerror=pwn(1)>',
    until: 0,
    stopUrl: "https://a.example/'><svg onload=pwn(1)>",
    locale: 'en',
    dir: 'ltr',
    wording: visitorWords('en'),
  });
  for (const page of [
    told?.content ?? '',
    mail.html,
    ...xssCorpus.slice(0, 20).map((text) => stopPage('ask', text, ['en'])),
  ]) {
    await outside.setContent(page, { waitUntil: 'load' });
    expect(await outside.locator('script,iframe,object,embed,svg,img,base').count()).toBe(0);
  }
  expect(await read.seen()).toEqual([]);
  await outside.close();

  const lookAtAll = async (page: Page): Promise<void> => {
    for (const { id, last } of conversations) {
      await go(page, `#/inbox/${id}`);
      const words = excerptOf(last).slice(0, 12);
      await until(`the words ${JSON.stringify(words)}`, patienceMs, async () =>
        (await page.getByRole('log').textContent())?.replaceAll(/\s+/g, ' ').includes(words.trim()),
      );
      expect(await strange(page)).toEqual([]);
    }
    // What is found by a word that stands in most of them.
    await page.keyboard.press('ControlOrMeta+k');
    await page.getByRole('combobox').fill('pwn');
    await page.getByRole('option').filter({ hasText: 'pwn' }).first().waitFor({ timeout: patienceMs });
    await page.keyboard.press('Escape');
    for (const screen of ['live', 'team', 'team/missed', 'meetings', 'inbox']) {
      await go(page, `#/${screen}`);
      await page.getByRole('main').waitFor();
    }
  };
  await lookAtAll(boss.page);
  await lookAtAll(rep.page);

  // And back: a rep who writes them, under a name that is one of them, to a real widget.
  await go(rep.page, `#/inbox/${mine}`);
  const composer = rep.page.getByRole('textbox', { name: /^Message to/ });
  for (let from = 0; from < xssCorpus.length; from += 40) {
    const text = xssCorpus
      .slice(from, from + 40)
      .filter((one) => one.length < 400)
      .join('\n');
    await composer.fill(text.slice(0, 7_900));
    await composer.press('Enter');
  }
  await composer.fill('the end');
  await composer.press('Enter');
  await victim.log().getByText('the end', { exact: true }).waitFor();
  expect(await victim.log().locator('script,iframe,object,embed,style,svg[onload],form,base,meta').count()).toBe(0);

  for (const watch of watches) expect(await watch.seen()).toEqual([]);
});
