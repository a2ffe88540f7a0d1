import { expect, it } from 'vitest';
import { until } from '../fixtures/until.ts';
import { phone } from '../fixtures/widget-page.ts';
import { aWidgetStage } from '../fixtures/widget-stage.ts';

const stage = aWidgetStage();

const pages = () =>
  stage.router.heard.filter(({ event }) => event === 'page.view').map(({ input }) => input as { url: string });

it('stands in the corner, and moves nothing of the page where it appears or opens', async () => {
  await using shop = await stage.open({
    head: `<script>
      window.shift = 0;
      window.shifts = new PerformanceObserver((list) => { for (const entry of list.getEntries()) window.shift += entry.value; });
      shifts.observe({ type: 'layout-shift', buffered: true });
    </script>`,
  });
  const launcher = shop.frame.getByRole('button', { name: 'Open chat with Northwind Robotics' });
  await launcher.waitFor();
  const viewport = shop.page.viewportSize() ?? { width: 0, height: 0 };
  expect(await launcher.boundingBox()).toEqual({
    x: viewport.width - 76,
    y: viewport.height - 76,
    width: 56,
    height: 56,
  });
  // Around the launcher the page can be touched as if there were no frame.
  const under = (x: number, y: number) =>
    shop.page.evaluate(([atX, atY]) => document.elementFromPoint(atX ?? 0, atY ?? 0)?.tagName, [x, y]);
  expect(await under(viewport.width - 120, viewport.height - 40)).not.toBe('IFRAME');
  expect(await under(viewport.width - 40, viewport.height - 120)).not.toBe('IFRAME');
  expect(await under(viewport.width - 40, viewport.height - 40)).toBe('IFRAME');
  await shop.open();
  expect(await shop.page.evaluate('shift')).toBe(0);
  // What is measured here notices a shift: a page that is pushed down says so.
  await shop.page.evaluate(() => {
    document
      .querySelector('main')
      ?.prepend(Object.assign(document.createElement('p'), { textContent: 'An advertisement' }));
  });
  await until('the shift of the page', 10_000, () => shop.page.evaluate('shift > 0'));
  expect(await shop.page.locator('iframe').getAttribute('title')).toBe('Chat with Northwind Robotics');
  expect(shop.problems).toEqual([]);
});

it('asks for its script alone until the page is loaded and idle, then makes two requests more and one socket before a click', async () => {
  const asked: string[] = [];
  await using shop = await stage.open({
    // The browser is never idle until the test says so.
    head: '<script>requestIdleCallback = (run) => { window.idle = run; return 1; }</script>',
    seen: (url) => void asked.push(url.pathname),
  });
  await until('the loader to wait', 10_000, () => shop.page.evaluate('Boolean(window.idle)'));
  expect(await shop.page.evaluate('document.readyState')).toBe('complete');
  expect(await shop.page.locator('iframe').count()).toBe(0);
  expect(asked).toEqual(['/widget/loader.js']);
  await shop.page.evaluate('window.idle()');
  await shop.frame.getByRole('button', { name: /^Open chat/ }).waitFor();
  await until('the first page view', 10_000, () => pages().length === 1);
  // As the browser's network log has them; the socket is counted apart.
  expect(asked).toEqual(['/widget/loader.js', '/widget/frame', '/api/widget/token', '/socket.io/']);
});

it('is not moved by the rules of a hostile page', async () => {
  await using shop = await stage.open({
    head: `<style>
      html > * { transition: all 9s !important; transform: rotate(9deg) !important; filter: blur(4px) !important; }
      iframe { display: none !important; width: 10px !important; position: static !important; opacity: 0 !important;
        clip-path: inset(50%) !important; pointer-events: none !important; margin: 90px !important; max-width: 5px !important; }
      html > :last-child { visibility: hidden !important; }
    </style>`,
  });
  await shop.frame.getByRole('button', { name: /^Open chat/ }).click();
  await shop.frame.getByRole('dialog').waitFor();
  const style = await shop.page.locator('iframe').evaluate((frame) => {
    const { display, visibility, opacity, clipPath, pointerEvents, position, width, margin } = getComputedStyle(frame);
    return { display, visibility, opacity, clipPath, pointerEvents, position, width, margin };
  });
  expect(style).toEqual({
    display: 'block',
    visibility: 'visible',
    opacity: '1',
    clipPath: 'none',
    pointerEvents: 'auto',
    position: 'fixed',
    width: '424px',
    margin: '0px',
  });
});

it('tells each page the visitor looks at, also where the page changes without being loaded', async () => {
  await using shop = await stage.open();
  await until('the first page view', 10_000, () => pages().length === 1);
  expect(pages()[0]).toEqual({ url: `${shop.origin}/pricing`, title: 'Shop', referrer: '' });
  await shop.page.evaluate(() => {
    history.pushState(null, '', '/compare?utm_source=ad');
    document.title = 'Compare';
    history.replaceState(null, '', '#top');
  });
  await until('the second page view', 10_000, () => pages().length === 2);
  expect(pages()[1]).toMatchObject({ url: `${shop.origin}/compare?utm_source=ad#top`, title: 'Compare' });
  await shop.page.goBack();
  await until('the third page view', 10_000, () => pages().length === 3);
  expect(pages()[2]).toMatchObject({ url: `${shop.origin}/pricing` });
});

it('opens and closes for the site’s own scripts, and gives the focus back', async () => {
  await using shop = await stage.open();
  await shop.page.locator('#site-button').evaluate((button) => {
    button.addEventListener('click', () => (window as unknown as { Foyer: { open(): void } }).Foyer.open());
  });
  await shop.page.locator('#site-button').click();
  const dialog = shop.frame.getByRole('dialog');
  await dialog.waitFor();
  await shop.frame.getByRole('textbox').waitFor();
  await shop.frame.getByRole('textbox').press('Escape');
  await dialog.waitFor({ state: 'hidden' });
  await until('the button to have the focus', 5_000, () =>
    shop.page.evaluate(() => document.activeElement?.id === 'site-button'),
  );
  await shop.page.evaluate(() => (window as unknown as { Foyer: { open(): void } }).Foyer.open());
  await dialog.waitFor();
  await shop.page.evaluate(() => (window as unknown as { Foyer: { close(): void } }).Foyer.close());
  await dialog.waitFor({ state: 'hidden' });
});

it('gives the focus back also to who opened it before its frame was there', async () => {
  await using shop = await stage.open({
    head: `<script>
      addEventListener('load', () => {
        document.querySelector('#site-button').focus();
        Foyer.open();
      });
    </script>`,
  });
  await shop.frame.getByRole('textbox').press('Escape');
  await shop.frame.getByRole('dialog').waitFor({ state: 'hidden' });
  await until('the button to have the focus', 5_000, () =>
    shop.page.evaluate(() => document.activeElement?.id === 'site-button'),
  );
});

it('stays unseen where the router does not let this page frame it', async () => {
  stage.router.frameAncestors = 'https://another.example';
  await using shop = await stage.open();
  await shop.page.locator('iframe').waitFor({ state: 'attached' });
  await until('the browser to refuse the frame', 10_000, () =>
    shop.problems.some((text) => /frame-ancestors|framing/i.test(text)),
  );
  expect(await shop.page.locator('iframe').isVisible()).toBe(false);
});

it('stands once on a page that has the snippet twice', async () => {
  await using shop = await stage.open({ snippet: stage.router.snippet + stage.router.snippet });
  await shop.frame.getByRole('button', { name: /^Open chat/ }).waitFor();
  expect(await shop.page.locator('iframe').count()).toBe(1);
});

it('fills a phone’s screen while it is open, and lets the page scroll again after', async () => {
  await using shop = await stage.open({ context: phone });
  await shop.frame.getByRole('button', { name: /^Open chat/ }).tap();
  await shop.frame.getByRole('dialog').waitFor();
  expect(await shop.page.locator('iframe').boundingBox()).toMatchObject({ x: 0, y: 0, width: 390, height: 844 });
  expect(await shop.page.evaluate(() => document.documentElement.style.overflow)).toBe('hidden');
  // No keyboard jumps up over the greeting.
  expect(await shop.frame.getByRole('textbox').evaluate((area) => area === document.activeElement)).toBe(false);
  await shop.frame.getByRole('button', { name: 'Close chat' }).tap();
  await shop.frame.getByRole('button', { name: /^Open chat/ }).waitFor();
  expect(await shop.page.evaluate(() => document.documentElement.style.overflow)).toBe('');
});

it('stands on the left of a page that runs from right to left', async () => {
  await using shop = await stage.open({ head: '<style>html { direction: rtl }</style>' });
  const launcher = shop.frame.getByRole('button', { name: /^Open chat/ });
  await launcher.waitFor();
  await until('the launcher on the left', 5_000, async () => (await launcher.boundingBox())?.x === 20);
  await launcher.click();
  await shop.frame.getByRole('dialog').waitFor();
});

it('works in a browser that gives its frame no storage', async () => {
  await using shop = await stage.open({ host: '127.0.0.1' });
  await shop.open();
  await shop.frame.getByRole('textbox').fill('hello');
  await shop.frame.getByRole('textbox').press('Enter');
  await shop.frame.getByText('Connecting you with sales').waitFor();
  expect(shop.problems).toEqual([]);
});

it('is light on a light page of a visitor who prefers dark, and dark on a dark one', async () => {
  for (const [background, dark] of [
    ['#fff', false],
    ['#14122a', true],
  ] as const) {
    await using shop = await stage.open({
      head: `<style>body { background: ${background} }</style>`,
      context: { colorScheme: 'dark' },
    });
    await shop.open();
    const isDark = await shop.frame.locator('html').evaluate((root) => root.hasAttribute('data-dark'));
    expect(isDark).toBe(dark);
  }
});
