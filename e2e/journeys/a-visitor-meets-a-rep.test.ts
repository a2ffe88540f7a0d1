import { expect, it } from 'vitest';
import { keyCodes, openKeyboard } from '../fixtures/keyboard.ts';
import { repOnDesktop } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';

const stage = aStage();

const patienceMs = 30_000;

it('asks on the pricing page, is accepted by key, and both read every message once and in order, through a reload and a kill -9', async () => {
  await using rep = await repOnDesktop(stage.router, await stage.workspace.add('Ada Lind'));
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
