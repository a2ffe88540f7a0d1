import { expect, it } from 'vitest';
import { aStage } from '../fixtures/stage.ts';

const stage = aStage();

const patienceMs = 30_000;

it('edits and deletes reach who was away, and what was written in the dark is kept over a reload, sent once, as it was last changed', async () => {
  await using rep = await stage.rep(await stage.workspace.add('Ada Lind'));
  await using visitor = await stage.visitor('/pricing');
  const console = rep.page;
  const repLog = console.getByRole('log');
  const composer = console.getByRole('textbox', { name: /^Message to/ });
  const repSays = async (text: string): Promise<void> => {
    await composer.fill(text);
    await composer.press('Enter');
    await repLog.getByText(text, { exact: true }).waitFor();
  };
  /** Arrow up in an empty composer edits the last of my messages. */
  const repEditsLast = async (text: string): Promise<void> => {
    await composer.press('ArrowUp');
    const editor = console.getByRole('textbox', { name: 'Your message, to be changed' });
    await editor.fill(text);
    await editor.press('Enter');
    await repLog.getByText(text, { exact: true }).waitFor();
  };

  await visitor.openMessenger();
  await visitor.say('Do you integrate with SAP?');
  await console.getByRole('link', { name: /^Inbox/ }).click();
  await console
    .getByRole('button', { name: /^Accept/ })
    .first()
    .click({ timeout: patienceMs });
  await composer.waitFor();
  await repSays('Yes, with EWN.');
  await visitor.log().getByText('Yes, with EWN.').waitFor();

  // While the visitor is away.
  await visitor.context.setOffline(true);
  await repEditsLast('Yes, with EWM.');
  await repSays('Which version do you run?');
  await visitor.context.setOffline(false);
  await visitor.log().getByText('Yes, with EWM.').waitFor({ timeout: patienceMs });
  await visitor.log().getByText('Which version do you run?').waitFor();
  expect(await visitor.log().textContent()).not.toContain('EWN');

  // While there is no router.
  await stage.router.kill9();
  await repEditsLast('Which version do you run now?');
  await repSays('Written in the dark.');
  await visitor.say('I wrote this in the dark.');
  await visitor.log().getByText('I wrote this in the dark.').waitFor();
  await stage.router.start();
  await console.reload();
  await repLog.getByText('Written in the dark.', { exact: true }).waitFor({ timeout: patienceMs });
  await visitor.log().getByText('Written in the dark.').waitFor({ timeout: patienceMs });
  await visitor.log().getByText('Which version do you run now?').waitFor({ timeout: patienceMs });
  await repLog.getByText('I wrote this in the dark.', { exact: true }).waitFor({ timeout: patienceMs });

  const lines = [
    'Yes, with EWM.',
    'Which version do you run now?',
    'Written in the dark.',
    'I wrote this in the dark.',
  ];
  for (const log of [repLog, visitor.log()]) {
    const text = String(await log.textContent());
    expect(lines.map((line) => text.split(line).length - 1)).toEqual(lines.map(() => 1));
    expect(text).not.toContain('Which version do you run?');
  }
});
