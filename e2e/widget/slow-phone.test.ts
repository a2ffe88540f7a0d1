import { expect, it } from 'vitest';
import { until } from '../fixtures/until.ts';
import { phone, repJoins } from '../fixtures/widget-page.ts';
import { aWidgetStage } from '../fixtures/widget-stage.ts';

const stage = aWidgetStage();

it('is used on a phone four times slower, on a thin line that breaks in the middle of a message, and loses no letter', async () => {
  // A line to `localhost` is one that Engine.IO does not give up where the browser says that it is offline.
  const host = '127.0.0.1';
  const snippet = stage.router.snippet.replace('localhost', host);
  await using shop = await stage.open({ context: phone, host, snippet });
  const slow = await shop.context.newCDPSession(shop.page);
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await slow.send('Network.enable');
  const line = (offline: boolean) =>
    slow.send('Network.emulateNetworkConditions', {
      offline,
      latency: 400,
      downloadThroughput: 50_000,
      uploadThroughput: 50_000,
    });
  await line(false);
  await shop.page.reload();
  // The page can be used long before anything of the widget is there.
  await shop.page.locator('#site-button').evaluate((button) => {
    button.addEventListener('click', () => button.append(' · pressed'));
  });
  await shop.page.locator('#site-button').tap();
  await shop.page.getByText('Ask us · pressed').waitFor();
  const { frame } = shop;
  const composer = frame.getByRole('textbox', { name: 'Your message' });
  await frame.getByRole('button', { name: /^Open chat/ }).tap();
  await composer.fill('Do you ship to Oslo?');
  await frame.getByRole('button', { name: 'Send' }).tap();
  await frame.getByText('Connecting you with sales').waitFor();
  repJoins(stage.router);
  await frame.getByText('Ana Costa joined').first().waitFor();

  await composer.fill('And to');
  await line(true);
  await frame.getByText('You are offline').waitFor();
  expect(await composer.inputValue()).toBe('And to');
  await composer.pressSequentially(' Bergen?');
  await frame.getByRole('button', { name: 'Send' }).tap();
  await frame.locator('[data-delivery="sending"]').waitFor();
  await composer.fill('half a sent');
  await line(false);
  await frame.locator('[data-delivery="sent"]').waitFor();
  expect(await composer.inputValue()).toBe('half a sent');
  await shop.page.reload();
  await frame.getByRole('button', { name: /^Open chat/ }).tap();
  await frame.getByRole('log').getByText('And to Bergen?').waitFor();
  expect(await frame.getByRole('log').getByText('And to Bergen?').count()).toBe(1);
  await until('the draft', 15_000, async () => (await composer.inputValue()) === 'half a sent');
});
