import type { ElectronApplication, Frame, Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { countCalls, heldByCalls } from '../fixtures/call-leaks.ts';
import { frameOf } from '../fixtures/call-screens.ts';
import { untilMoves, untilShownMoves } from '../fixtures/camera-screens.ts';
import { type GreyPicture, halved, likeness } from '../fixtures/grey-picture.ts';
import { meet, ringUp } from '../fixtures/meet.ts';
import { press } from '../fixtures/press.ts';
import { repOnDesktop } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';
import type { VisitorAt } from '../fixtures/visitor-at.ts';
import { speaking } from '../fixtures/voice.ts';

const stage = aStage({ args: speaking('high') });

const patienceMs = 30_000;

/** A window of another program: small text, and something that moves, so that there is something to send. */
const priceList = `<!doctype html><title>Price list</title><style>
  body { margin: 0; background: #fff; color: #111; font: 12px/18px sans-serif; }
  p { margin: 0; padding: 20px 24px 0; height: 18px; white-space: nowrap; }
  i { position: absolute; top: 300px; left: 0; width: 60px; height: 60px; background: #06c; animation: go 1s linear infinite; }
  @keyframes go { to { transform: translateX(600px); } }
</style><p>Up to 25 seats cost 480 a month, billed once a year; support answers within 4 hours.</p><i></i>`;

/** Where the words are. */
const at = { x: 24, y: 20, width: 420, height: 18 };

/** Opens that window, and answers the words as they are drawn in it. */
const openPriceList = (app: ElectronApplication): Promise<GreyPicture> =>
  app.evaluate(
    async ({ BrowserWindow }, { html, place }) => {
      const window = new BrowserWindow({ width: 1920, height: 1080, useContentSize: true, title: 'Price list' });
      await window.loadURL(`data:text/html,${encodeURIComponent(html)}`);
      const image = await window.webContents.capturePage(place);
      const bytes = image.toBitmap();
      const pixels = Array.from({ length: bytes.length / 4 }, (_, i) =>
        Math.round(((bytes[i * 4] ?? 0) + (bytes[i * 4 + 1] ?? 0) + (bytes[i * 4 + 2] ?? 0)) / 3),
      );
      return { ...image.getSize(), pixels };
    },
    { html: priceList, place: at },
  );

const closePriceList = (app: ElectronApplication): Promise<void> =>
  app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) if (window.getTitle() === 'Price list') window.destroy();
  });

/** How many pictures a second the visitor sees, over the next twenty. */
const rateOf = (frame: Frame): Promise<number> =>
  frame.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const video = document.querySelector<HTMLVideoElement>('.demo-stage video');
        let count = 0;
        let first = 0;
        const next = (now: number): void => {
          first ||= now;
          if (count === 20) resolve((count * 1000) / (now - first));
          count += 1;
          if (count <= 20) video?.requestVideoFrameCallback(next);
        };
        video?.requestVideoFrameCallback(next);
      }),
  );

/** The picture that stands in the visitor's browser now. */
const received = (frame: Frame): Promise<GreyPicture> =>
  frame.evaluate(() => {
    const video = document.querySelector<HTMLVideoElement>('.demo-stage video');
    const canvas = document.createElement('canvas');
    // As much of it as is compared.
    const [width, height] = [Math.min(480, video?.videoWidth ?? 0), Math.min(120, video?.videoHeight ?? 0)];
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d');
    if (!video || !context || width === 0) return { width: 0, height: 0, pixels: [] };
    context.drawImage(video, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const pixels = Array.from({ length: width * height }, (_, i) =>
      Math.round(((data[i * 4] ?? 0) + (data[i * 4 + 1] ?? 0) + (data[i * 4 + 2] ?? 0)) / 3),
    );
    return { width, height, pixels };
  });

const talk = (rep: Page, visitor: VisitorAt, words: string): Promise<void> =>
  meet(rep, visitor, words, 'Let me show you.');

const demoBar = (page: Page): Locator => page.getByRole('region', { name: 'Demo', exact: true });
const pictureOf = (visitor: VisitorAt): Locator => visitor.frame.locator('.demo-stage video');
const share = (page: Page) => page.getByRole('button', { name: /^Show .* a screen or window/ }).click();

const sharePriceList = async (page: Page): Promise<void> => {
  await share(page);
  const picker = page.getByRole('dialog', { name: 'What do you want to show?' });
  const window = picker.getByRole('radio', { name: 'Price list' });
  await window.waitFor({ timeout: patienceMs });
  // Not our own windows.
  expect(await picker.getByRole('radio', { name: 'Foyer', exact: true }).count()).toBe(0);
  await window.focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await demoBar(page)
    .getByText(/^You are showing “Price list” to/)
    .waitFor({ timeout: patienceMs });
};

const act = (visitor: VisitorAt, name: string): Promise<void> =>
  press(visitor.frame.getByRole('button', { name, exact: true }));

const watch = async (page: Page, visitor: VisitorAt): Promise<void> => {
  await visitor.frame.getByText('Ada Lind would like to show you their screen').waitFor({ timeout: patienceMs });
  await act(visitor, 'Watch');
  await pictureOf(visitor).waitFor({ timeout: patienceMs });
  await demoBar(page).getByText('Seen now').waitFor({ timeout: patienceMs });
};

/** The picture takes the page, or gives it back: the messenger's frame has the size for it before anything else is pressed. */
const make = async (visitor: VisitorAt, size: 'larger' | 'smaller'): Promise<void> => {
  await act(visitor, `Make ${size}`);
  const page = visitor.page.viewportSize()?.width;
  await until(`a frame that was made ${size}`, patienceMs, async () => {
    const frame = await frameOf(visitor).evaluate(() => innerWidth);
    return (frame === page) === (size === 'larger');
  });
};

/** In a call with both cameras on: all three pictures at both ends, words as legible as before, and each ends without the others. */
const besideFaces = async (page: Page, visitor: VisitorAt, words: GreyPicture): Promise<void> => {
  const frame = frameOf(visitor);
  await ringUp(page, visitor, 'Ada Lind');
  await page.keyboard.press('Alt+Shift+K');
  await visitor.frame.getByRole('button', { name: 'Switch the camera on' }).click({ timeout: patienceMs });
  await untilMoves('the visitor at the desk', page, 'The picture of');
  await untilMoves('the rep at the visitor', frame, 'The picture of Ada Lind');
  await sharePriceList(page);
  await pictureOf(visitor).waitFor({ timeout: patienceMs });
  await until('words one can read beside faces', patienceMs, async () => {
    const picture = await received(frame);
    return likeness(words, picture, at) > 0.9 && likeness(words, halved(picture), at) < 0.8;
  });
  await untilMoves('the visitor at the desk, beside what is shown', page, 'The picture of');
  // Over what takes the page, both: nobody is seen who does not see themselves.
  for (const face of ['.camera-own', ':not(.camera-own)'])
    await untilShownMoves(`the face ${face} over what is shown`, frame, `.camera-float video${face}`);
  await expect(visitor.frame.locator('.camera-float video').count()).resolves.toBe(2);

  await make(visitor, 'smaller');
  await act(visitor, 'Switch the camera off');
  await page.locator('video[aria-label^="The picture of"]').waitFor({ state: 'detached', timeout: patienceMs });
  await untilShownMoves('what is shown, without the visitor’s face', frame, '.demo-card video');
  await demoBar(page).getByRole('button', { name: 'Stop showing' }).click();
  await visitor.frame.getByText('Ada Lind stopped sharing').waitFor({ timeout: patienceMs });
  await untilMoves('the rep at the visitor, after what was shown', frame, 'The picture of Ada Lind');
  await act(visitor, 'Hang up');
};

const securityOf = (row: Locator) =>
  row.evaluate((element) => getComputedStyle(element).getPropertyValue('-webkit-text-security'));

it('shows a window at the desktop: asked for, legible, names hidden, left, closed, loaded anew, stopped, and beside both faces in a call', async () => {
  await using rep = await repOnDesktop(stage.router, await stage.workspace.add('Ada Lind'), {
    args: ['--use-fake-device-for-media-stream'],
  });
  await using visitor = await stage.visitor('/pricing');
  await countCalls(visitor.context);
  await visitor.page.reload();
  const { page, desktop } = rep;
  const bar = demoBar(page);
  await talk(page, visitor, 'What does it cost?');
  const words = await openPriceList(desktop.app);
  const row = page.getByRole('grid').getByRole('row').last();
  expect(await securityOf(row)).toBe('none');

  // Asked for, and watched: small text can be read, and what moves moves.
  await sharePriceList(page);
  await bar.getByText('Names are hidden').waitFor();
  expect(await securityOf(row)).toBe('disc');
  await watch(page, visitor);
  await until('words one can read', patienceMs, async () => {
    const picture = await received(frameOf(visitor));
    // At half the size the same words are not.
    return likeness(words, picture, at) > 0.9 && likeness(words, halved(picture), at) < 0.8;
  });
  await until('ten pictures a second', patienceMs, async () => (await rateOf(frameOf(visitor))) >= 10);

  // The visitor puts it aside and takes it back, and has seen enough.
  await make(visitor, 'smaller');
  await make(visitor, 'larger');
  // It is said for a few seconds only.
  const told = bar.getByText(/ stopped watching$/).waitFor({ timeout: patienceMs });
  await Promise.all([told, act(visitor, 'Stop watching')]);
  await pictureOf(visitor).waitFor({ state: 'detached' });

  // The page is loaded anew in the middle of the next one, which goes on by itself; then the window is closed.
  await sharePriceList(page);
  await watch(page, visitor);
  await visitor.page.reload();
  await pictureOf(visitor).waitFor({ timeout: patienceMs });
  await until('a picture', patienceMs, async () => likeness(words, await received(frameOf(visitor)), at) > 0.9);
  await closePriceList(desktop.app);
  await bar.getByText('What you showed was closed').waitFor({ timeout: patienceMs });
  await visitor.frame.getByText('Ada Lind stopped sharing').waitFor({ timeout: patienceMs });
  expect(await securityOf(row)).toBe('none');

  // And one that the rep stops.
  await openPriceList(desktop.app);
  await sharePriceList(page);
  await watch(page, visitor);
  await bar.getByRole('button', { name: 'Stop showing' }).click();
  await visitor.frame.getByText('Ada Lind stopped sharing').waitFor({ timeout: patienceMs });
  // One that was seen for less than half a second has no length to tell.
  const lengths = visitor.log().getByText(/^Demo, \d+:\d\d/);
  await lengths.first().waitFor({ timeout: patienceMs });

  await besideFaces(page, visitor, words);
  await expect.poll(async () => (await heldByCalls(frameOf(visitor))).peers, { timeout: patienceMs }).toBe(0);
});

it('shows a screen in a browser’s console in the middle of a call: seen without a question, over with the call', async () => {
  await using rep = await stage.rep(await stage.workspace.add('Bela Novak'));
  await using visitor = await stage.visitor('/pricing');
  const { page } = rep;
  await talk(page, visitor, 'Can we talk?');
  await ringUp(page, visitor, 'Bela Novak');
  // The browser's own picker, which picks by itself here.
  await share(page);
  await pictureOf(visitor).waitFor({ timeout: patienceMs });
  await demoBar(page).getByText('Seen now').waitFor({ timeout: patienceMs });
  await make(visitor, 'smaller');
  await act(visitor, 'Hang up');
  await demoBar(page).getByText('The demo ended with the call').waitFor({ timeout: patienceMs });
});
