import type { Page } from 'playwright-core';
import { it } from 'vitest';
import { aPicture } from '../../server/tests/support/made-files.ts';
import { aStage } from '../fixtures/stage.ts';

const stage = aStage();
const patienceMs = 30_000;

const accept = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page
    .getByRole('button', { name: /^Accept/ })
    .first()
    .click({ timeout: patienceMs });
};

it('says in words why a file is not sent', async () => {
  const bela = await stage.workspace.add('Bela Novak');
  await using rep = await stage.rep(bela);
  await using visitor = await stage.visitor('/pricing');
  const { frame } = visitor;
  await visitor.openMessenger();
  await visitor.say('Hello');
  await accept(rep.page);
  const files = rep.page.locator('input[type=file]');
  const tray = rep.page.getByRole('region', { name: 'Files to be sent' });
  await files.setInputFiles([
    { name: 'page.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg/>') },
    { name: 'broken.png', mimeType: 'image/png', buffer: (await aPicture('png')).subarray(0, 3000) },
    { name: 'large.png', mimeType: 'image/png', buffer: Buffer.alloc(11 * 1024 * 1024) },
  ]);
  await tray.getByText('This kind of file is not taken').waitFor({ timeout: patienceMs });
  await tray.getByText('The file is damaged').waitFor({ timeout: patienceMs });
  await tray.getByText('Too large: 10 MB at most').waitFor({ timeout: patienceMs });
  for (const name of ['page.svg', 'broken.png', 'large.png']) {
    await tray.getByRole('button', { name: `Remove ${name}` }).click();
  }
  await tray.waitFor({ state: 'detached' });
  await frame.getByRole('log').getByText('Hello', { exact: true }).waitFor();
});
