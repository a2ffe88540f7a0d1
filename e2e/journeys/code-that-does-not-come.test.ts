import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { focused } from '../fixtures/focused.ts';
import { aStage } from '../fixtures/stage.ts';

const stage = aStage();
const patienceMs = 30_000;
const words = 'This could not be loaded';

it('a dialog, the palette, a panel or a screen whose code does not come says so in its own place and comes once it can', async () => {
  const ada = await stage.workspace.add('Ada Lind');
  await using rep = await stage.rep(ada);
  const { page } = rep;
  await using visitor = await stage.visitor('/pricing');
  await visitor.openMessenger();
  await visitor.say('Do you support SSO?');
  await page.getByRole('region', { name: 'Offer' }).getByRole('button', { name: 'Accept' }).click();
  const composer = page.getByRole('textbox', { name: /^Message to/ });
  await composer.waitFor({ timeout: patienceMs });

  // What was fetched before the network went is not what this is about.
  const late = /assets\/(transfer-dialog|late-palette|emoji-picker|team-page)-/;
  await page.route(late, (route) => route.abort('connectionrefused'));
  await page.reload();
  await composer.waitFor({ timeout: patienceMs });
  await composer.fill('Let me find somebody');

  const dialog = page.getByRole('dialog');
  const here = (place: Page | typeof dialog) => place.getByText(words, { exact: true });
  const stands = async (): Promise<void> => {
    expect(await composer.inputValue()).toBe('Let me find somebody');
    await page.waitForFunction(() => document.activeElement?.matches('textarea'));
  };

  // Opened from where one writes, said in its place, closed by Escape, and one writes on.
  for (const keys of ['Alt+Shift+T', 'Control+k']) {
    await composer.focus();
    await page.keyboard.press(keys);
    await here(dialog).waitFor({ timeout: patienceMs });
    expect(await focused(page)).toContain('Try again');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await stands();
  }
  await page.getByRole('button', { name: 'Emoji' }).click();
  await here(dialog).waitFor({ timeout: patienceMs });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });

  // One more try while the code still does not come leaves it where it is; the router answers, so a new window is offered.
  await composer.focus();
  await page.keyboard.press('Alt+Shift+T');
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await dialog.getByRole('button', { name: 'Load the window anew' }).waitFor({ timeout: patienceMs });
  await page.keyboard.press('Escape');
  await stands();

  // The network is back while the dialog stands.
  await page.keyboard.press('Alt+Shift+T');
  await here(dialog).waitFor({ timeout: patienceMs });
  await page.unroute(late);
  await dialog.getByRole('button', { name: 'Try again' }).click();
  await dialog.getByRole('heading', { name: /^Hand over / }).waitFor({ timeout: patienceMs });
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await stands();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').waitFor({ timeout: patienceMs });
  await page.keyboard.press('Escape');

  // A screen says it in the place of its content.
  await page.route(late, (route) => route.abort('connectionrefused'));
  await page.reload();
  await page.getByRole('link', { name: /^Team/ }).click();
  await page.getByRole('main').getByText(words, { exact: true }).waitFor({ timeout: patienceMs });
  await page.unroute(late);
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('main').getByText(words, { exact: true }).waitFor({ state: 'detached', timeout: patienceMs });
  await page.getByText('Ada Lind').first().waitFor({ timeout: patienceMs });
});
