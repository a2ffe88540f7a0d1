import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { focused, stands } from '../fixtures/focused.ts';
import { keyCodes, openKeyboard } from '../fixtures/keyboard.ts';
import { repOnDesktop } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';
import { visitorFrom } from '../fixtures/visitor-from.ts';

const stage = aStage();
let rep: Awaited<ReturnType<typeof repOnDesktop>>;
beforeAll(async () => {
  rep = await repOnDesktop(stage.router, await stage.workspace.add('Ada Lind'));
});
afterAll(() => rep?.[Symbol.asyncDispose]());

const patienceMs = 30_000;

it('asks on the pricing page, is accepted by key, and both read every message once and in order, through a reload and a kill -9', async () => {
  await using visitor = await stage.visitor('/pricing');
  const console = rep.page;
  const said: string[] = [];
  const repSays = async (text: string): Promise<void> => {
    const composer = console.getByRole('textbox', { name: /^Message to/ });
    await composer.fill(text);
    await composer.press('Enter');
    said.push(text);
  };
  const visitorSays = async (text: string): Promise<void> => {
    await visitor.say(text);
    said.push(text);
  };
  const repLog = console.getByRole('log');

  await visitor.openMessenger();
  await visitorSays('Do you integrate with SAP?');
  await visitor.frame.getByText('Connecting you with sales').waitFor();

  const card = await until('the offer card', patienceMs, () =>
    rep.desktop.app.windows().find((one) => one.url().endsWith('/offer-card.html')),
  );
  await card.getByText('Do you integrate with SAP?').waitFor();
  await card.getByText('/pricing').waitFor();
  await card.getByText('You are the only one available').waitFor();
  using keyboard = await openKeyboard(rep.desktop.display.name ?? '');
  // The card is deaf for its first second, so that a key meant for something else does not hit it.
  await until('the accepted offer', patienceMs, async () => {
    await keyboard.press([keyCodes.alt, keyCodes.shift, keyCodes.a]);
    return console.getByRole('textbox', { name: /^Message to/ }).isVisible();
  });
  await repSays('Yes, with EWM. Which version do you run?');
  await visitor.log().getByText('Yes, with EWM. Which version do you run?').waitFor();
  await visitor.frame.getByText('Ada Lind joined').first().waitFor();
  await visitorSays('S/4 2023.');
  await repLog.getByText('S/4 2023.', { exact: true }).waitFor();

  await visitor.page.reload();
  // The messenger was open and so it is again.
  await visitor.log().getByText('S/4 2023.').waitFor();

  await stage.router.kill9();
  await repSays('Written while the router was dead.');
  await repLog.getByText('Written while the router was dead.').waitFor();
  await visitor.say('So was this.');
  await visitor.log().getByText('So was this.').waitFor();
  await stage.router.start();

  await visitor.log().getByText('Written while the router was dead.').waitFor({ timeout: patienceMs });
  await repLog.getByText('So was this.', { exact: true }).waitFor({ timeout: patienceMs });
  await repSays('And we are back.');
  await visitor.log().getByText('And we are back.').waitFor({ timeout: patienceMs });

  const lines = [...said.slice(0, 3), 'Written while the router was dead.', 'So was this.', 'And we are back.'];
  const orderIn = (text: string): number[] => lines.map((line) => text.indexOf(line));
  const timesIn = (text: string): number[] => lines.map((line) => text.split(line).length - 1);
  const [onDesk = '', atVisitor = ''] = (await Promise.all([repLog.textContent(), visitor.log().textContent()])).map(
    String,
  );
  expect(timesIn(onDesk)).toEqual(lines.map(() => 1));
  expect(timesIn(atVisitor)).toEqual(lines.map(() => 1));
  for (const text of [onDesk, atVisitor]) {
    const order = orderIn(text);
    expect(order.slice(0, 3)).toEqual(order.slice(0, 3).toSorted((a, b) => a - b));
    expect(Math.max(...order.slice(0, 5))).toBeLessThan(order[5] ?? 0);
  }
  // Both sides show the same order of what was written in the dark.
  const [deskOrder, visitorOrder] = [orderIn(onDesk), orderIn(atVisitor)];
  expect((deskOrder[3] ?? 0) < (deskOrder[4] ?? 0)).toBe((visitorOrder[3] ?? 0) < (visitorOrder[4] ?? 0));
});

it('leads a conversation by keys alone, and the focus is never on nothing', async () => {
  const { ask } = stage.workspace;
  const address = 'maria@acme.example';
  const where = { name: 'Where', shortcut: 'where', text: 'In Frankfurt.', shared: true };
  await ask('snippet.save', { id: randomUUID(), ...where, basedOn: 0 });
  await ask('tag.save', { id: randomUUID(), name: 'Security', tone: 2 });
  await ask('settings.set', { ...(await ask('settings.get', {})), dispositionOnClose: 'optional' });
  await stage.workspace.add('Ben Okoro');
  // The same person was here before, on a telephone.
  const before = await visitorFrom(stage.router, stage.host, stage.workspace, '203.0.113.9', '/pricing');
  const { conversation } = await before.request('conversation.start', {
    clientId: randomUUID(),
    by: { kind: 'text', text: 'Do you ship to Peru?' },
  });
  await before.request('email.give', { email: address });
  await before.request('conversation.close', { conversationId: conversation.id });
  await before[Symbol.asyncDispose]();
  await using visitor = await stage.visitor('/security');
  await visitor.openMessenger();
  await visitor.say('Where is our data kept?');
  await visitor.frame.getByLabel('Should we lose each other').fill(address);
  await visitor.frame.getByRole('button', { name: 'Save' }).click();
  await visitor.frame.getByText(`We will write to ${address}`).waitFor();

  const { page } = rep;
  const { keyboard } = page;
  const log = page.getByRole('log');
  const pressUntil = (key: string, place: RegExp): Promise<unknown> =>
    until(String(place), patienceMs, async () => {
      await keyboard.press(key);
      return place.test(await focused(page));
    });
  const writing = /^textarea Message to/;

  // The list is one stop for Tab; Enter opens who waits, and the way to the answer goes on by Tab.
  await page.getByRole('row').filter({ hasText: 'Where is our data kept?' }).waitFor({ timeout: patienceMs });
  await pressUntil('Alt+Shift+P', /^row/);
  await keyboard.press('Home');
  await keyboard.press('Enter');
  await log.getByText('Where is our data kept?').waitFor({ timeout: patienceMs });
  await pressUntil('Tab', /^button Accept/);
  await keyboard.press('Enter');
  await stands(page, writing);
  await keyboard.type('/whe');
  await page.getByRole('option', { name: /\/where/ }).waitFor();
  await keyboard.press('Enter');
  await expect.poll(() => page.getByRole('textbox', { name: /^Message to/ }).inputValue()).toBe('In Frankfurt.');
  await keyboard.press('Enter');
  await visitor.log().getByText('In Frankfurt.', { exact: true }).waitFor({ timeout: patienceMs });
  await stands(page, writing);

  await keyboard.press('Alt+n');
  await stands(page, /^textarea Note about/);
  await keyboard.type('@Ben');
  await page.getByRole('option', { name: /Ben Okoro/ }).waitFor();
  await keyboard.press('Enter');
  await keyboard.type('knows Frankfurt');
  await keyboard.press('Enter');
  await page.getByRole('article', { name: /^Note by/ }).waitFor({ timeout: patienceMs });
  await keyboard.press('Alt+n');
  await stands(page, writing);

  await keyboard.press('Alt+Shift+L');
  await stands(page, /^input Find a tag|^searchbox/);
  await keyboard.type('secu');
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Security', pressed: true }).waitFor();
  await keyboard.press('Escape');
  await page.locator('header').getByText('Security', { exact: true }).waitFor({ timeout: patienceMs });
  await stands(page, writing);

  // Put aside, and taken back by the key that follows at once.
  await keyboard.press('Alt+Shift+Z');
  const snooze = page.getByRole('dialog', { name: 'Snooze until' });
  await snooze.waitFor();
  await keyboard.press('2');
  await keyboard.press('ControlOrMeta+z');
  await page.getByText('Undone: snooze').waitFor({ timeout: patienceMs });
  await snooze.waitFor({ state: 'detached', timeout: patienceMs });
  await stands(page, writing);

  await keyboard.press('Alt+Shift+T');
  const transfer = page.getByRole('dialog', { name: /^Hand over/ });
  await transfer.waitFor();
  await expect.poll(() => transfer.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
  await keyboard.press('Escape');
  await transfer.waitFor({ state: 'detached', timeout: patienceMs });
  await stands(page, writing);

  // Who may be the same person: they are joined from the pane beside, and one stays there.
  const panel = page.getByRole('complementary', { name: 'Visitor' });
  const same = panel.getByRole('region', { name: 'May be the same person' });
  await same.waitFor({ timeout: patienceMs });
  await pressUntil('Tab', /^button Merge/);
  await keyboard.press('Enter');
  await stands(page, /^button Cancel/);
  await keyboard.press('Tab');
  await stands(page, /^button Merge/);
  await keyboard.press('Enter');
  await same.waitFor({ state: 'detached', timeout: patienceMs });
  await expect.poll(() => panel.evaluate((pane) => pane.contains(document.activeElement))).toBe(true);
  await pressUntil('Alt+Shift+P', writing);

  // Closed with an outcome one stands with what was said, and where one writes once it is open again.
  const outcome = page.getByRole('dialog', { name: 'What did it come to?' });
  await keyboard.press('ControlOrMeta+Shift+E');
  await outcome.getByRole('button', { name: /Qualified/ }).waitFor();
  await keyboard.press('1');
  await page.getByText('This conversation is closed.').waitFor({ timeout: patienceMs });
  await outcome.waitFor({ state: 'detached', timeout: patienceMs });
  await stands(page, /^log/);
  await keyboard.press('Alt+Shift+O');
  await stands(page, writing);

  await pressUntil('Alt+Shift+P', /^row/);
  await keyboard.press('?');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await sheet.getByText('Close conversation', { exact: true }).waitFor();
  await keyboard.press('Escape');
  await sheet.waitFor({ state: 'detached' });
  await stands(page, /^row/);
  // Searched for, from where one is: one stands at the words that were found.
  await keyboard.press('ControlOrMeta+k');
  const found = page.getByRole('option', { name: /Where is our data kept/, selected: true });
  await stands(page, /^combobox Search people/);
  await keyboard.type('our data');
  await found.waitFor({ timeout: patienceMs });
  await keyboard.press('Enter');
  await found.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page), { timeout: patienceMs }).not.toMatch(/^(body|combobox)/);
}, 120_000);
