import type { Frame, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { ok } from '../../shared/protocol/result.ts';
import { until } from '../fixtures/until.ts';
import type { WidgetPage } from '../fixtures/widget-page.ts';
import { aWidgetStage } from '../fixtures/widget-stage.ts';

const stage = aWidgetStage();
const patienceMs = 10_000;

/** All that a page has put on the device, by where it lies. */
const keptBy = (page: Page | Frame) =>
  page.evaluate(async () => ({
    cookie: document.cookie,
    local: { ...localStorage },
    session: { ...sessionStorage },
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
  }));
const nothing = { cookie: '', local: {}, session: {}, databases: [], caches: [] };

const frameOf = (page: Page): Frame => {
  const frame = page.frames().find((one) => one.url().includes('/widget/frame'));
  if (!frame) throw new Error('the frame is not there');
  return frame;
};
const onDevice = async ({ page, context }: WidgetPage) => ({
  page: await keptBy(page),
  frame: await keptBy(frameOf(page)),
  cookies: await context.cookies(),
});
const untouched = { page: nothing, frame: nothing, cookies: [] };

const menu = ({ frame }: WidgetPage) => frame.getByRole('dialog', { name: 'Your data and privacy' });
const openMenu = (shop: WidgetPage) => shop.frame.getByRole('button', { name: 'Your data and privacy' }).click();
const press = (shop: WidgetPage, name: string) => menu(shop).getByRole('button', { name }).click();
const composer = (shop: WidgetPage) => shop.frame.getByRole('textbox', { name: 'Your message' });

it('nothing lies on the device before consent, whatever the visitor looks at, types or opens', async () => {
  stage.router.site.consent = 'ask';
  await using shop = await stage.open();
  await shop.open();
  expect(await onDevice(shop)).toEqual(untouched);
  await composer(shop).fill('half a sentence');
  await openMenu(shop);
  await menu(shop).getByRole('button', { name: 'Remember me in this browser' }).waitFor();
  await shop.frame.getByRole('button', { name: 'Close chat' }).click();
  await shop.frame.getByRole('button', { name: /^Open chat with/ }).waitFor();
  expect(await onDevice(shop)).toEqual(untouched);
  await shop.page.reload();
  await shop.open();
  expect(await composer(shop).inputValue()).toBe('');
  // To act is to be asked; the act itself waits, and nothing of it lies anywhere.
  await shop.frame.getByRole('button', { name: /^Talk to sales/ }).click();
  await shop.frame.getByRole('button', { name: 'Only this page' }).waitFor();
  expect(await onDevice(shop)).toEqual(untouched);
  await shop.frame.getByRole('button', { name: 'Only this page' }).click();
  await shop.frame.getByText('Connecting you with sales').waitFor();
  await composer(shop).fill('and a draft');
  expect(await onDevice(shop)).toEqual(untouched);
  expect(shop.problems).toEqual([]);
});

it('consent is taken back from the menu: the browser forgets, and asks again at the next act', async () => {
  stage.router.site.consent = 'ask';
  await using shop = await stage.open();
  await shop.open();
  await openMenu(shop);
  await press(shop, 'Remember me in this browser');
  await until('the secret to be kept', patienceMs, async () =>
    Object.keys((await keptBy(frameOf(shop.page))).local).includes('foyer:northwind-demo'),
  );
  await openMenu(shop);
  await press(shop, 'Forget me in this browser');
  await menu(shop).getByText('stays with').waitFor();
  await press(shop, 'Back');
  await press(shop, 'Forget me in this browser');
  await press(shop, 'Forget me in this browser');
  await shop.open();
  expect(await onDevice(shop)).toEqual(untouched);
  await shop.frame.getByRole('button', { name: /^Talk to sales/ }).click();
  await shop.frame.getByRole('button', { name: 'Remember it' }).waitFor();
});

it('who refuses on a site that vouches for consent stays refused, and may come back', async () => {
  await using shop = await stage.open();
  await shop.open();
  await openMenu(shop);
  await press(shop, 'Forget me in this browser');
  await press(shop, 'Forget me in this browser');
  await shop.open();
  const refused = { ...untouched, frame: { ...nothing, local: { 'foyer:northwind-demo': 'no' } } };
  expect(await onDevice(shop)).toEqual(refused);
  await shop.page.reload();
  await shop.open();
  expect(await onDevice(shop)).toEqual(refused);
  await openMenu(shop);
  await press(shop, 'Remember me in this browser');
  await shop.open();
  const { frame } = await onDevice(shop);
  expect(frame.local['foyer:northwind-demo']).toMatch(/^[\w-]{43}$/);
});

it('hands out a copy, erases after a question, and says truly what came of it', async () => {
  const { router } = stage;
  await using shop = await stage.open();
  await shop.open();
  // Nobody is kept yet.
  await openMenu(shop);
  await press(shop, 'Download my conversation');
  await menu(shop).getByText('Northwind Robotics keeps nothing of you.').waitFor();
  await shop.page.keyboard.press('Escape');
  await menu(shop).waitFor({ state: 'detached' });
  expect(await shop.frame.locator(':focus').getAttribute('aria-label')).toBe('Your data and privacy');

  await composer(shop).fill('hello');
  await composer(shop).press('Enter');
  await shop.frame.getByText('Connecting you with sales').waitFor();
  router.answers['privacy.export_me'] = () =>
    ok({ url: `${router.origin}/widget/loader.js`, expiresAt: Date.now() + 60_000 });
  await openMenu(shop);
  const [saved] = await Promise.all([shop.page.waitForEvent('download'), press(shop, 'Download my conversation')]);
  expect(saved.url()).toBe(`${router.origin}/widget/loader.js`);
  await menu(shop).getByText('Your download has begun').waitFor();

  await shop.page.keyboard.press('Escape');
  await openMenu(shop);
  router.answers['privacy.erase_me'] = () => ({ ok: false, error: { code: 'internal', message: 'no' } });
  await press(shop, 'Erase me');
  await press(shop, 'Erase for good');
  await menu(shop).getByText('That did not work').waitFor();
  await shop.page.keyboard.press('Escape');
  await openMenu(shop);
  router.answers['privacy.erase_me'] = () => ok({ erased: true });
  await press(shop, 'Erase me');
  await menu(shop).getByText('A booked meeting stays').waitFor();
  await press(shop, 'Erase for good');
  await menu(shop).getByText('what Northwind Robotics kept of you is gone').waitFor();
  await shop.frame.getByText('What brings you here today?').waitFor();
  expect(frameOf(shop.page).url()).not.toContain('#');
  await shop.page.reload();
  await composer(shop).waitFor();
  expect(await menu(shop).count()).toBe(0);
});
