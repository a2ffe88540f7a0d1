import { expect, it } from 'vitest';
import { aStage } from '../fixtures/stage.ts';

const stage = aStage();
const patienceMs = 30_000;

it('passwords that were typed stay while the window is narrow, and a translator has the English beside what they write', async () => {
  await using admin = await stage.rep(stage.workspace.admin);
  const { page } = admin;
  await page.getByRole('link', { name: /^Settings/ }).click();
  const next = page.getByLabel('New password', { exact: true });
  await next.fill('a few words of mine', { timeout: patienceMs });
  for (const width of [640, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await page.getByRole('link', { name: 'Visitor texts' }).waitFor({ state: width > 700 ? 'visible' : 'hidden' });
    expect(await next.inputValue()).toBe('a few words of mine');
  }
  // Where the list takes turns with it, the way back leads to the list.
  await page.setViewportSize({ width: 640, height: 800 });
  await page.getByRole('button', { name: 'Back', exact: true }).click();
  await page.getByRole('link', { name: 'Visitor texts' }).click();

  const language = page.getByRole('combobox', { name: 'Language', exact: true });
  await language.fill('German', { timeout: patienceMs });
  await page.getByRole('option', { name: /German/ }).click();
  // The English is what the field is called by.
  const talk = page.getByRole('textbox', { name: 'Talk to sales', exact: true });
  await talk.waitFor({ timeout: patienceMs });
  expect(await talk.inputValue()).toBe('Mit dem Vertrieb sprechen');
  await page.getByRole('searchbox', { name: 'Find a text' }).fill('book a meeting');
  await talk.waitFor({ state: 'detached' });
  expect(await page.getByRole('textbox', { name: 'Book a meeting', exact: true }).first().inputValue()).toBe(
    'Termin buchen',
  );
});
