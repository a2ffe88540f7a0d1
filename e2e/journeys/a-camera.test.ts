import type { Frame, Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { type Counted, countCalls } from '../fixtures/call-leaks.ts';
import { callBar, frameOf } from '../fixtures/call-screens.ts';
import { untilMoves } from '../fixtures/camera-screens.ts';
import { meet, ringUp } from '../fixtures/meet.ts';
import { openBrowser } from '../fixtures/open-browser.ts';
import { repInBrowser } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { standingOf, uprightCamera } from '../fixtures/upright-camera.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';
import { speaking } from '../fixtures/voice.ts';

// The second camera of three is one for depth, which no browser sends.
const stage = aStage({ args: [...speaking('high'), '--use-fake-device-for-media-stream=device-count=3'] });

const patienceMs = 30_000;

/** For each way of a face, the own one first: the most this side sends of itself, and what the other side asks it for, in kbit/s. */
const boundsOfFaces = (page: Page | Frame): Promise<{ sends: number | null; askedFor: number }[]> =>
  page
    .evaluate(() =>
      [...((window as Counted).foyerHeld?.peers ?? [])].flatMap((peer) => {
        const asked = /^m=video[\s\S]*?^b=AS:(\d+)/m.exec(peer.remoteDescription?.sdp ?? '')?.[1];
        if (peer.connectionState !== 'connected' || asked === undefined) return [];
        const bit = peer
          .getSenders()
          .find(({ track }) => track?.kind === 'video')
          ?.getParameters().encodings[0]?.maxBitrate;
        return [{ sends: bit === undefined ? null : bit / 1_000, askedFor: Number(asked) }];
      }),
    )
    .then((faces) => faces.toSorted((one, other) => (other.sends ?? 0) - (one.sends ?? 0)));

/** It lies within the window, and nothing lies over its middle. */
const isWhole = (one: Locator): Promise<boolean> =>
  one.evaluate((element) => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return top >= 0 && bottom <= innerHeight && element.contains(hit);
  });

/** The name of the camera whose picture is shown as one's own. */
const ownCamera = (page: Page | Frame): Promise<string> =>
  page.evaluate(() => {
    const { srcObject } = document.querySelector<HTMLVideoElement>('video[aria-label="Your own picture"]') ?? {};
    return srcObject instanceof MediaStream ? (srcObject.getVideoTracks()[0]?.label ?? '') : '';
  });

const ownIs = (page: Page | Frame, name: string): Promise<void> =>
  expect.poll(() => ownCamera(page), { timeout: patienceMs }).toBe(name);

it('a camera held upright is seen whole and upright by both, not cut to the width of a landscape, and turned in mid-call, where the composer keeps its room', async () => {
  const phones = await openBrowser([...speaking('low'), ...uprightCamera()]);
  try {
    await using rep = await repInBrowser(phones, stage.router, await stage.workspace.add('Ada Lind'));
    await using visitor = await visitorAt(phones, stage.host.page('/pricing'));
    const { page } = rep;
    await meet(page, visitor, 'Can you see me?', 'Let us see.');
    const frame = frameOf(visitor);
    await ringUp(page, visitor, 'Ada Lind');
    await page.keyboard.press('Alt+Shift+K');
    await visitor.frame.getByRole('button', { name: 'Switch the camera on' }).click({ timeout: patienceMs });
    for (const [at, name] of [
      [page, 'The picture of'],
      [page, 'Your own picture'],
      [frame, 'The picture of Ada Lind'],
      [frame, 'Your own picture'],
    ] as const)
      await expect
        .poll(() => standingOf(at, name), { timeout: patienceMs })
        .toEqual({ upright: true, whole: true, unstretched: true });

    // The phone is turned.
    await frame.evaluate(async () => {
      const { srcObject } = document.querySelector<HTMLVideoElement>('.camera-own') ?? {};
      if (srcObject instanceof MediaStream)
        await srcObject.getVideoTracks()[0]?.applyConstraints({ width: 480, height: 270 });
    });
    for (const [at, name] of [
      [page, 'The picture of'],
      [frame, 'Your own picture'],
    ] as const)
      await expect
        .poll(() => standingOf(at, name), { timeout: patienceMs })
        .toMatchObject({ upright: false, unstretched: true });
    await visitor.page.setViewportSize({ width: 740, height: 360 });
    for (const one of [
      visitor.frame.getByRole('textbox', { name: 'Your message' }),
      visitor.frame.getByRole('button', { name: 'Hang up' }),
    ])
      await expect.poll(() => isWhole(one), { timeout: patienceMs }).toBe(true);
  } finally {
    await phones.close();
  }
});

it('a face takes the whole screen, which a browser never gives to a frame above the page, and the messenger is above the page again afterwards', async () => {
  await using rep = await repInBrowser(stage.browser, stage.router, await stage.workspace.add('Mia Roth'));
  await using visitor = await visitorAt(stage.browser, stage.host.page('/pricing'));
  await meet(rep.page, visitor, 'Can I see you large?', 'You can.');
  await ringUp(rep.page, visitor, 'Mia Roth');
  await rep.page.keyboard.press('Alt+Shift+K');
  const frame = frameOf(visitor);
  const large = (): Promise<string | undefined> => frame.evaluate(() => document.fullscreenElement?.className);
  const isAbove = (): Promise<boolean> =>
    visitor.page.evaluate(() => document.querySelector('iframe')?.matches(':popover-open') ?? false);
  expect(await isAbove()).toBe(true);
  await visitor.frame.getByRole('button', { name: 'Full screen' }).click({ timeout: patienceMs });
  await expect.poll(large, { timeout: patienceMs }).toBe('camera-pictures');
  await untilMoves('the rep, large', frame, 'The picture of Mia Roth');
  await frame.evaluate(() => document.exitFullscreen());
  await expect.poll(isAbove, { timeout: patienceMs }).toBe(true);
  expect(await large()).toBe(undefined);
});

it('another camera is chosen in mid-call on both sides and remembered; one that goes away says so and leaves the choice of the next', async () => {
  await using rep = await stage.rep(await stage.workspace.add('Bela Novak'));
  await using visitor = await stage.visitor('/pricing');
  const { page } = rep;
  await meet(page, visitor, 'Which camera is it?', 'This one.');
  await ringUp(page, visitor, 'Bela Novak');
  await page.keyboard.press('Alt+Shift+K');
  await ownIs(page, 'fake_device_0');
  await untilMoves('the rep at the visitor', frameOf(visitor), 'The picture of Bela Novak');

  await page.keyboard.press('Alt+Shift+U');
  const sound = page.getByRole('dialog', { name: 'Sound and camera' });
  await sound.getByRole('combobox', { name: 'Camera' }).click();
  await page.getByRole('option', { name: 'fake_device_2' }).click();
  await ownIs(page, 'fake_device_2');
  await page.keyboard.press('Escape');
  await untilMoves('the other camera at the visitor', frameOf(visitor), 'The picture of Bela Novak');
  for (const own of ['', 'fake_device_2']) {
    await page.keyboard.press('Alt+Shift+K');
    await ownIs(page, own);
  }

  const theirs = visitor.frame.locator('.camera');
  const choice = theirs.getByRole('combobox', { name: 'Camera' });
  await theirs.getByRole('button', { name: 'Switch the camera on' }).click();
  await choice.selectOption({ label: 'fake_device_2' });
  await ownIs(frameOf(visitor), 'fake_device_2');
  await untilMoves('the other camera at the desk', page, 'The picture of');
  // On another page of the site, in the same call: off until it is switched on, and the chosen one.
  await visitor.page.goto(stage.host.page('/security'));
  await visitor.frame.getByRole('button', { name: 'Switch the camera on' }).click({ timeout: patienceMs });
  await ownIs(frameOf(visitor), 'fake_device_2');
  await untilMoves('the chosen camera at the desk', page, 'The picture of');

  // It goes away, as its browser says it.
  for (const at of [frameOf(visitor), page])
    await at.evaluate(() => {
      const { srcObject } = document.querySelector<HTMLVideoElement>('video[aria-label="Your own picture"]') ?? {};
      if (srcObject instanceof MediaStream) srcObject.getVideoTracks()[0]?.dispatchEvent(new Event('ended'));
    });
  await callBar(page).getByText('Your camera is gone').waitFor({ timeout: patienceMs });
  await callBar(page).getByRole('button', { name: 'Try again' }).waitFor();
  await theirs.getByText('Your camera is gone').waitFor({ timeout: patienceMs });
  await choice.selectOption({ label: 'fake_device_0' });
  await theirs.getByRole('button', { name: 'Try again' }).click();
  await ownIs(frameOf(visitor), 'fake_device_0');
  await untilMoves('the first camera at the desk', page, 'The picture of');
});

it('a face costs at most 600 kbit/s each way, and 200 each way where the visitor saves data', async () => {
  await using rep = await stage.rep(await stage.workspace.add('Cleo Marsh'));
  await using visitor = await stage.visitor('/pricing');
  const { page } = rep;
  await Promise.all([countCalls(page.context()), countCalls(visitor.context)]);
  await visitor.context.addInitScript(() =>
    Object.defineProperty(navigator, 'connection', { value: Object.assign(new EventTarget(), { saveData: true }) }),
  );
  await Promise.all([page.reload(), visitor.page.reload()]);
  await meet(page, visitor, 'Is it dear?', 'Not at all.');
  await ringUp(page, visitor, 'Cleo Marsh');
  await page.keyboard.press('Alt+Shift+K');
  await visitor.frame.getByRole('button', { name: 'Switch the camera on' }).click({ timeout: patienceMs });
  await untilMoves('the visitor at the desk', page, 'The picture of');
  await untilMoves('the rep at the visitor', frameOf(visitor), 'The picture of Cleo Marsh');
  expect(await boundsOfFaces(page)).toEqual([
    { sends: 600, askedFor: 200 },
    { sends: null, askedFor: 200 },
  ]);
  expect(await boundsOfFaces(frameOf(visitor))).toEqual([
    { sends: 200, askedFor: 600 },
    { sends: null, askedFor: 600 },
  ]);
});
