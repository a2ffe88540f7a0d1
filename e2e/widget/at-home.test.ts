import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { until } from '../fixtures/until.ts';
import { fromRep, phone, repJoins, type WidgetPage } from '../fixtures/widget-page.ts';
import { aWidgetStage } from '../fixtures/widget-stage.ts';

const stage = aWidgetStage();

const launcherOf = ({ frame }: WidgetPage) => frame.getByRole('button', { name: /^Open chat/ });
const heard = (event: string) => stage.router.heard.filter((one) => one.event === event);

const talk = async ({ frame }: WidgetPage): Promise<void> => {
  await frame.getByRole('textbox').fill('Do you integrate with SAP?');
  await frame.getByRole('textbox').press('Enter');
  await frame.getByText('Connecting you with sales').waitFor();
};

/** Where the frame lies in the window, whatever the page does to itself. */
const frameBox = (page: Page) => page.locator('iframe').boundingBox();

it('asks a page with a strict policy for its script and its frame, and for nothing else', async () => {
  const { origin } = stage.router;
  // What the page itself has inline, and nothing of ours.
  const own = "style-src-attr 'unsafe-hashes' 'sha256-9NglbDpkzCpz9ehAKBYZMSLSdnAXexpYbsLIf09ale4='";
  const policy = `default-src 'none'; script-src ${origin}/widget/loader.js; frame-src ${origin}/widget/; require-trusted-types-for 'script'; ${own}`;
  await using shop = await stage.open({ head: `<meta http-equiv="Content-Security-Policy" content="${policy}">` });
  await shop.open();
  await talk(shop);
  expect(shop.problems).toEqual([]);
});

it('stays in its corner and can be pressed on a page that fights for it', async () => {
  await using shop = await stage.open({
    head: `<style>
      html { font-size: 40px; transform: scale(0.9) rotate(1deg); filter: sepia(0.4); perspective: 400px; }
      * { all: unset !important; display: none !important; z-index: -1 !important; }
      html, body { display: block !important; }
      .war { display: block !important; position: fixed !important; inset: 0 !important; z-index: 2147483647 !important; }
    </style>`,
    snippet: `${stage.router.snippet}<div class="war"></div>`,
  });
  await launcherOf(shop).waitFor();
  await shop.page.evaluate(() => {
    const war = Object.assign(document.createElement('div'), { className: 'war' });
    document.documentElement.append(war);
  });
  const { width, height } = shop.page.viewportSize() ?? { width: 0, height: 0 };
  expect(await launcherOf(shop).boundingBox()).toEqual({ x: width - 76, y: height - 76, width: 56, height: 56 });
  await shop.open();
  expect(await frameBox(shop.page)).toMatchObject({ width: 424, x: width - 424 });
});

it('works for the visit where storage throws, and promises nothing that cannot be kept', async () => {
  stage.router.site.consent = 'ask';
  await using shop = await stage.open();
  await shop.page.addInitScript(() => {
    const barred = {
      get(): never {
        throw new DOMException('The operation is insecure.', 'SecurityError');
      },
    };
    for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) Object.defineProperty(window, name, barred);
  });
  await shop.page.reload();
  await shop.open();
  await shop.frame.getByRole('button', { name: 'Talk to sales' }).waitFor();
  expect(await shop.frame.getByRole('checkbox').count()).toBe(0);
  await talk(shop);
  repJoins(stage.router);
  stage.router.append(fromRep(stage.router, 'We do.'));
  await shop.frame.getByText('We do.').waitFor();
  expect(shop.problems).toEqual([]);
});

it('follows a page that is never loaded anew: its hash paths, a body put in its place, the snippet run again', async () => {
  await using shop = await stage.open();
  await until('the first page view', 10_000, () => heard('page.view').length === 1);
  await shop.open();
  await shop.page.evaluate((src) => {
    location.hash = '#/robots/7';
    document.title = 'Robot 7';
    const body = document.createElement('body');
    const script = Object.assign(document.createElement('script'), { src, async: true });
    script.dataset.site = 'northwind-demo';
    body.append('Robot 7', script);
    const run = new Promise((resolve) => {
      script.onload = resolve;
    });
    document.body.replaceWith(body);
    return run;
  }, `${stage.router.origin}/widget/loader.js`);
  await until('the second page view', 10_000, () => heard('page.view').length === 2);
  expect(heard('page.view')[1]?.input).toMatchObject({ url: `${shop.origin}/pricing#/robots/7`, title: 'Robot 7' });
  expect(await shop.page.locator('iframe').count()).toBe(1);
  expect(await shop.frame.getByRole('dialog').isVisible()).toBe(true);
});

it('is in step in two tabs of one visitor: messages, what is being written, what is new', async () => {
  await using shop = await stage.open();
  await shop.open();
  await talk(shop);
  repJoins(stage.router);
  const other = await shop.context.newPage();
  await other.goto(shop.page.url());
  const there = other.frameLocator('iframe');
  await there.getByRole('button', { name: /^Open chat/ }).click();
  await there.getByText('Do you integrate with SAP?').waitFor();

  // Nobody types there: a headless browser has the focus in both.
  await there.getByRole('textbox').blur();
  // Written here, it stands there; sent here, it is gone there.
  await shop.frame.getByRole('textbox').fill('And with');
  await until(
    'the draft in the other tab',
    10_000,
    async () => (await there.getByRole('textbox').inputValue()) === 'And with',
  );
  await shop.frame.getByRole('textbox').fill('And with Oracle?');
  await shop.frame.getByRole('textbox').press('Enter');
  await there.getByText('And with Oracle?', { exact: true }).waitFor();
  await until(
    'the empty field in the other tab',
    10_000,
    async () => (await there.getByRole('textbox').inputValue()) === '',
  );

  // Nobody looks: both say so.
  await there.getByRole('button', { name: 'Close chat' }).click();
  await shop.frame.getByRole('button', { name: 'Close chat' }).click();
  stage.router.append(fromRep(stage.router, 'With both.'));
  await there.getByRole('button', { name: /1 new message/ }).waitFor();
  await shop.frame.getByRole('button', { name: /1 new message/ }).waitFor();
});

it('comes back connected out of the back/forward cache, and nothing is doubled', async () => {
  await using shop = await stage.open();
  await shop.open();
  await talk(shop);
  await until('the first line', 10_000, () => heard('connection').length === 1);
  await shop.page.frames()[1]?.evaluate(() => dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
  await until('a new line', 10_000, () => heard('connection').length === 2);
  repJoins(stage.router);
  stage.router.append(fromRep(stage.router, 'Here I am.'));
  await shop.frame.getByText('Here I am.').waitFor();
  expect(await shop.frame.getByText('Do you integrate with SAP?').count()).toBe(1);
  expect(heard('conversation.start')).toHaveLength(1);
});

it('leaves a phone’s keyboard its room, keeps the page still behind it, and gives back the place it had', async () => {
  stage.router.site.look = { phoneGap: 90 };
  await using shop = await stage.open({
    context: phone,
    head: '<style>html { scroll-behavior: smooth; overflow: auto !important; }</style>',
  });
  await launcherOf(shop).waitFor();
  expect(await launcherOf(shop).boundingBox()).toMatchObject({ x: 314, y: 844 - 90 - 56 });
  await shop.page.evaluate(() => scrollTo({ top: 300, behavior: 'instant' }));
  await launcherOf(shop).tap();
  await shop.frame.getByRole('dialog').waitFor();
  expect(await shop.page.evaluate(() => getComputedStyle(document.documentElement).overflowY)).toBe('hidden');
  await shop.page.evaluate(() => {
    Object.defineProperty(visualViewport, 'height', { value: 420, configurable: true });
    Object.defineProperty(visualViewport, 'offsetTop', { value: 60, configurable: true });
    scrollTo({ top: 360, behavior: 'instant' });
    visualViewport?.dispatchEvent(new Event('resize'));
  });
  await until('the room above the keyboard', 5_000, async () => (await frameBox(shop.page))?.height === 420);
  expect(await frameBox(shop.page)).toMatchObject({ x: 0, y: 60, width: 390 });
  const composer = await shop.frame.getByRole('textbox').boundingBox();
  expect((composer?.y ?? 0) + (composer?.height ?? 0)).toBeLessThanOrEqual(480);
  await shop.frame.getByRole('button', { name: 'Close chat' }).tap();
  await launcherOf(shop).waitFor();
  expect(await shop.page.evaluate(() => scrollY)).toBe(300);
});

it('stands where the site wants it, with its words, and is as dark as the site says', async () => {
  stage.router.site.look = { side: 'left', sideGap: 40, bottomGap: 96, launcher: 'label', scheme: 'dark' };
  await using shop = await stage.open();
  const launcher = launcherOf(shop);
  await launcher.getByText('Chat with us').waitFor();
  const { height } = shop.page.viewportSize() ?? { height: 0 };
  const box = await launcher.boundingBox();
  expect(box).toMatchObject({ x: 40, y: height - 96 - 56 });
  // All of its words can be pressed, and nothing beside it is taken from the page.
  const under = (x: number) =>
    shop.page.evaluate(([atX, atY]) => document.elementFromPoint(atX ?? 0, atY ?? 0)?.tagName, [x, height - 124]);
  expect(await under((box?.x ?? 0) + (box?.width ?? 0) - 12)).toBe('IFRAME');
  expect(await under((box?.x ?? 0) + (box?.width ?? 0) + 40)).not.toBe('IFRAME');
  await launcher.click();
  const dialog = shop.frame.getByRole('dialog');
  await dialog.waitFor();
  expect(await shop.frame.locator('html').evaluate((root) => root.hasAttribute('data-dark'))).toBe(true);
  await until('the messenger above the launcher’s place', 5_000, async () => {
    const panel = await dialog.boundingBox();
    return panel?.x === 40 && panel.y + panel.height === height - 96;
  });
});
