import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { aPdf, aPicture } from '../../server/tests/support/made-files.ts';
import { repOnDesktop } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';
import { phone } from '../fixtures/widget-page.ts';

const stage = aStage();
const patienceMs = 30_000;

/** Resolves once the picture has its points, and is not the sign of a broken one. */
const drawn = async (picture: Locator): Promise<void> => {
  await picture.waitFor({ timeout: patienceMs });
  await expect
    .poll(() => picture.evaluate((image) => (image as HTMLImageElement).naturalWidth), { timeout: patienceMs })
    .toBeGreaterThan(0);
};

/** Puts a picture into the clipboard's place: what a paste brings. */
const paste = (page: Page, bytes: Buffer): Promise<void> =>
  page.getByRole('textbox', { name: /^Message to/ }).evaluate((field, base64) => {
    const data = new DataTransfer();
    const points = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
    data.items.add(new File([points], 'image.png', { type: 'image/png' }));
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
  }, bytes.toString('base64'));

/** What a file does that is dragged over an element: comes, goes away again, or is let go. */
const drag = (over: Locator, does: 'dragenter' | 'dragleave' | 'drop', name: string): Promise<void> =>
  over.evaluate(
    (element, [type, file]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File(['seats,price'], `${file}.csv`, { type: 'text/csv' }));
      element.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    },
    [does, name] as const,
  );

const accept = async (page: Page): Promise<void> => {
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page
    .getByRole('button', { name: /^Accept/ })
    .first()
    .click({ timeout: patienceMs });
};

it('a visitor on a phone sends a photo and a PDF, whose upload is cut and goes on, and the rep pastes a picture back', async () => {
  const ada = await stage.workspace.add('Ada Lind');
  await using rep = await repOnDesktop(stage.router, ada);
  await using visitor = await visitorAt(stage.browser, stage.host.page('/pricing'), phone);
  const { frame } = visitor;
  await visitor.openMessenger();
  await visitor.say('Our floor looks like this');
  await accept(rep.page);

  // The line is cut in the middle of the photo, and once more after the page was loaded anew.
  let cuts = 0;
  const offsets: number[] = [];
  await visitor.context.route(/\/uploads\//, async (route) => {
    offsets.push(Number(new URL(route.request().url()).searchParams.get('offset')));
    if (offsets.length === 2 || offsets.length === 4) {
      cuts += 1;
      return route.abort('connectionreset');
    }
    return route.continue();
  });
  const photo = await aPicture('png', 900, 700);
  await frame.getByRole('button', { name: 'Attach pictures or files' }).tap();
  await frame.getByText('Take a photo').waitFor();
  await frame.locator('input[type=file]:not([capture])').setInputFiles([
    { name: 'floor plan of the second warehouse.png', mimeType: 'image/png', buffer: photo },
    { name: 'Angebot – größer.pdf', mimeType: 'application/pdf', buffer: aPdf() },
  ]);
  await frame.getByRole('region', { name: 'Files to send' }).getByText('Angebot', { exact: false }).waitFor();
  await visitor.page.reload();
  await visitor.openMessenger();
  // What was picked is still there; it goes with words, as one message.
  await frame.getByRole('region', { name: 'Files to send' }).getByText('Angebot', { exact: false }).waitFor();
  await visitor.say('Here is the plan');

  const thread = rep.page.getByRole('log');
  await drawn(thread.getByRole('img', { name: 'Picture floor plan of the second warehouse.png' }));
  await thread.getByText('Here is the plan').waitFor();
  await drawn(frame.getByRole('log').getByRole('img', { name: 'Picture floor plan of the second warehouse.png' }));
  expect(cuts).toBeGreaterThan(0);
  // Where it was cut it went on: a later part than the first.
  expect(Math.max(...offsets)).toBeGreaterThan(0);
  expect(await thread.getByRole('img', { name: /^Picture floor plan/ }).count()).toBe(1);

  // A press shows the picture large; Escape goes back.
  await thread.getByRole('button', { name: /^Open floor plan/ }).click();
  await drawn(
    rep.page
      .getByRole('dialog')
      .getByRole('img', { name: /^Picture floor plan/ })
      .last(),
  );
  await rep.page.keyboard.press('Escape');
  await rep.page.getByRole('dialog').waitFor({ state: 'detached' });

  await paste(rep.page, await aPicture('png', 300, 200));
  await rep.page.getByRole('region', { name: 'Files to be sent' }).getByText('image').first().waitFor();
  await rep.page.getByRole('textbox', { name: /^Message to/ }).press('Enter');
  await drawn(thread.getByRole('img', { name: 'Picture image.png' }));
  await drawn(frame.getByRole('log').getByRole('img', { name: 'Picture image.png' }));

  // The desktop asks where the PDF is to be saved; here the system is told beforehand. Last, because the driver waits
  // ever after for the page behind the link, which the desktop takes for itself.
  const target = join(rep.desktop.home.home, 'saved.pdf');
  await rep.desktop.app.evaluate(({ session }, path) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(path));
  }, target);
  await thread.getByRole('button', { name: /^Save Angebot/ }).click({ noWaitAfter: true });
  await expect
    .poll(() => existsSync(target) && readFileSync(target).equals(aPdf()), { timeout: patienceMs })
    .toBe(true);
});

it('takes what is dropped, and says in words why a file is not sent', async () => {
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

  // Ten go with one message: what does not is named, on both sides.
  const twelve = Array.from({ length: 12 }, (_, at) => ({
    name: `page-${at + 1}.txt`,
    mimeType: 'text/plain',
    buffer: Buffer.from(`Page ${at + 1}`),
  }));
  await files.setInputFiles(twelve);
  const left = '2 files were not attached: 10 go with one message';
  await rep.page.getByText(left).first().waitFor({ timeout: patienceMs });
  await rep.page.getByText('Send these first, then attach page-11.txt and page-12.txt.').first().waitFor();
  for (const { name } of twelve.slice(0, 10)) await tray.getByRole('button', { name: `Remove ${name}` }).click();
  await tray.waitFor({ state: 'detached' });
  const chooser = visitor.page.waitForEvent('filechooser');
  await frame.getByRole('button', { name: 'Attach pictures or files' }).click();
  await (await chooser).setFiles(twelve);
  const theirs = frame.getByRole('region', { name: 'Files to send' });
  await theirs.getByRole('alert').filter({ hasText: 'Too many files for now' }).waitFor({ timeout: patienceMs });
  await theirs.getByText('page-11.txt, page-12.txt').waitFor();
  for (const { name } of twelve.slice(0, 10)) await theirs.getByRole('button', { name: `Remove ${name}` }).click();
  await theirs.getByText('page-11.txt').waitFor({ state: 'detached' });

  // On both sides the whole conversation is the place, says so while a file is over it, and only then.
  const thread = rep.page.getByRole('log');
  const sides = [
    { over: thread, veil: rep.page.getByText('Let go to attach'), tray, name: 'ours' },
    {
      over: frame.getByRole('log'),
      veil: frame.locator('.veil'),
      tray: frame.getByRole('region', { name: 'Files to send' }),
      name: 'theirs',
    },
  ];
  for (const { over, veil, tray: picked, name } of sides) {
    // The messenger's part that hears of it comes a little after the messenger.
    await until('the veil', patienceMs, async () => {
      await drag(over, 'dragenter', name);
      const shows = await veil.waitFor({ timeout: 2_000 }).then(
        () => true,
        () => false,
      );
      await drag(over, 'dragleave', name);
      return shows;
    });
    await veil.waitFor({ state: 'hidden' });
    await drag(over, 'dragenter', name);
    await veil.waitFor();
    await drag(over, 'drop', name);
    await veil.waitFor({ state: 'hidden' });
    await picked.getByText(name).first().waitFor({ timeout: patienceMs });
  }
});
