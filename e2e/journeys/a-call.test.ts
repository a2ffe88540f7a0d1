import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { bothHear, callBar, callText, frameOf, playedAt } from '../fixtures/call-screens.ts';
import { denyOnce, untilMoves } from '../fixtures/camera-screens.ts';
import { audible, isQuiet, loudestHeard } from '../fixtures/loudest-heard.ts';
import { meet } from '../fixtures/meet.ts';
import { openBrowser } from '../fixtures/open-browser.ts';
import { repInBrowser, repOnDesktop } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { until } from '../fixtures/until.ts';
import { type VisitorAt, visitorAt } from '../fixtures/visitor-at.ts';
import { speaking } from '../fixtures/voice.ts';

const stage = aStage({ args: speaking('high') });

const patienceMs = 30_000;

const talk = (rep: Page, visitor: VisitorAt, words: string): Promise<void> =>
  meet(rep, visitor, words, 'Shall we talk?');

/** What the visitor's browser loaded of the widget so far. */
const chunks = (visitor: VisitorAt): Promise<string[]> =>
  frameOf(visitor).evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));

/** Both switch their cameras on, and the visitor off again: denied, seen, dark; the sound stays as it was. */
const bothAreSeen = async (page: Page, visitor: VisitorAt): Promise<void> => {
  const frame = frameOf(visitor);
  const [pictures, theirs] = [callBar(page).locator('video'), visitor.frame.locator('.camera')];
  expect(await pictures.count()).toBe(0);
  await denyOnce(frame);
  await visitor.frame.getByRole('button', { name: 'Switch the camera on' }).click({ timeout: patienceMs });
  await theirs.getByText('Your camera is not allowed').waitFor({ timeout: patienceMs });
  await bothHear(page, visitor);
  await theirs.getByRole('button', { name: 'Try again' }).click();
  await untilMoves('the visitor at the desk', page, 'The picture of');
  await page.keyboard.press('Alt+Shift+K');
  await untilMoves('the rep at the visitor', frame, 'The picture of Ada Lind');
  await untilMoves('the rep at the desk', page, 'Your own picture');

  const track = await theirs
    .locator('.camera-own')
    .evaluateHandle((video: HTMLVideoElement) => (video.srcObject as MediaStream).getVideoTracks()[0]);
  await theirs.getByRole('button', { name: 'Switch the camera off' }).click();
  await page.locator('video[aria-label^="The picture of"]').waitFor({ state: 'detached', timeout: patienceMs });
  expect(await track.evaluate((one) => one?.readyState)).toBe('ended');
  await bothHear(page, visitor);
};

it('is started by the rep at the desktop and answered by the visitor: both hear and see the other, and the length stands in both transcripts', async () => {
  await using rep = await repOnDesktop(stage.router, await stage.workspace.add('Ada Lind'), { args: speaking('low') });
  await using visitor = await stage.visitor('/pricing');
  const { page } = rep;
  await talk(page, visitor, 'Do you integrate with SAP?');
  expect((await chunks(visitor)).filter((name) => name.includes('prepare-call'))).toEqual([]);

  await page.getByRole('button', { name: /^Call / }).click();
  await visitor.frame.getByText('Ada Lind is calling you').waitFor({ timeout: patienceMs });
  expect((await chunks(visitor)).filter((name) => name.includes('prepare-call'))).toHaveLength(1);
  await visitor.frame.getByRole('button', { name: 'Answer' }).click();
  await callText(visitor.frame).getByText('On a call with Ada Lind').waitFor({ timeout: patienceMs });
  await callBar(page).getByRole('button', { name: 'Mute' }).waitFor({ timeout: patienceMs });

  await until('the visitor at the desk', patienceMs, async () => (await loudestHeard(page)) > audible);
  await until('the rep at the visitor', patienceMs, async () => (await loudestHeard(frameOf(visitor))) > audible);

  // Muted at the desk is silence at the visitor's ear, and comes back.
  await callBar(page).getByRole('button', { name: 'Mute' }).click();
  await until('silence', patienceMs, async () => isQuiet(await loudestHeard(frameOf(visitor))));
  await callBar(page).getByText('nobody hears what you say').waitFor({ timeout: patienceMs });
  await callBar(page).getByRole('button', { name: 'Unmute' }).click();
  await until('the voice again', patienceMs, async () => (await loudestHeard(frameOf(visitor))) > audible);

  // Another microphone, another loudspeaker and a switch in the middle of the call hold at once.
  await page.keyboard.press('Alt+Shift+U');
  const sound = page.getByRole('dialog', { name: 'Sound and camera' });
  const pick = async (device: string, name: string): Promise<void> => {
    await sound.getByRole('combobox', { name: device }).click();
    await page.getByRole('option', { name }).click();
    await sound.getByRole('combobox', { name: device }).filter({ hasText: name }).waitFor({ timeout: patienceMs });
  };
  await pick('Microphone', 'Fake Audio Input 2');
  await pick('Loudspeaker', 'Fake Audio Output 2');
  await sound.getByRole('switch', { name: 'Suppress noise' }).click();
  await until('the other loudspeaker', patienceMs, () =>
    page.evaluate(() => document.querySelector('audio')?.sinkId !== ''),
  );
  await until('the other microphone', patienceMs, async () => (await loudestHeard(frameOf(visitor))) > audible);
  await page.keyboard.press('Escape');

  await visitor.frame.getByRole('button', { name: 'Audio settings' }).click();
  const theirs = visitor.frame.getByRole('combobox', { name: 'Microphone' });
  await theirs.selectOption({ label: 'Fake Audio Input 2' });
  await until('their other microphone', patienceMs, async () => (await loudestHeard(page)) > audible);
  expect(await theirs.locator('option:checked').textContent()).toBe('Fake Audio Input 2');

  await bothAreSeen(page, visitor);

  await visitor.frame.getByRole('button', { name: 'Hang up' }).click();
  await callBar(page).getByText('Call ended').waitFor({ timeout: patienceMs });
  // What was still on went out with the call.
  for (const one of [page, frameOf(visitor)]) await expect.poll(() => one.locator('video').count()).toBe(0);
  const length = /Call, \d+:\d\d/;
  const [there = '', here = ''] = await Promise.all(
    [visitor.log(), page.getByRole('log')].map(async (log) => {
      await log.getByText(length).waitFor({ timeout: patienceMs });
      return length.exec((await log.textContent()) ?? '')?.[0] ?? '';
    }),
  );
  expect(there).toMatch(length);
  expect(here).toBe(there);
});

it('is started by the visitor, declined and then answered by a rep in a browser, who hangs up by key', async () => {
  await using rep = await stage.rep(await stage.workspace.add('Bela Novak'));
  await using visitor = await stage.visitor('/pricing');
  const { page } = rep;
  await talk(page, visitor, 'Is there a free trial?');
  const call = visitor.frame.getByRole('button', { name: 'Call Bela Novak' });

  await call.click();
  await page.getByRole('button', { name: /^Decline/ }).click({ timeout: patienceMs });
  await callText(visitor.frame).getByText('Bela Novak cannot talk right now').waitFor({ timeout: patienceMs });
  await visitor.log().getByText('Call, not answered').waitFor();
  await page.getByRole('log').getByText('Call declined').waitFor();

  // Nobody talked, so the visitor leaves a message, and it is heard at the desk.
  await visitor.frame.getByRole('button', { name: 'Leave a voice message' }).click();
  await visitor.frame.locator('.call time').getByText('0:01').waitFor({ timeout: patienceMs });
  await visitor.frame.getByRole('button', { name: 'Stop' }).click();
  await visitor.frame.locator('.call').getByRole('button', { name: 'Send' }).click({ timeout: patienceMs });
  const message = { name: /^Voice message, 0:0\d$/ };
  await visitor.log().getByRole('region', message).waitFor({ timeout: patienceMs });
  const heard = page.getByRole('log').getByRole('region', message);
  await heard.getByRole('button', { name: 'Play' }).click({ timeout: patienceMs });
  await until('the message to sound', patienceMs, () =>
    heard.locator('audio').evaluate((audio: HTMLAudioElement) => audio.duration > 0.5 && audio.currentTime > 0),
  );

  await call.click();
  const answer = page.getByRole('button', { name: /^Answer/ });
  await answer.waitFor({ timeout: patienceMs });
  const plays = (muted: boolean) =>
    expect.poll(() => playedAt(page), { timeout: patienceMs }).toEqual([{ muted, paused: false }]);
  await plays(true);
  await answer.click();
  await plays(false);
  await callText(visitor.frame).getByText('On a call with Bela Novak').waitFor({ timeout: patienceMs });
  expect(await loudestHeard(page)).toBeGreaterThan(audible);
  expect(await loudestHeard(frameOf(visitor))).toBeGreaterThan(audible);

  await page.keyboard.press('Alt+Shift+H');
  await callText(visitor.frame).getByText('Call ended').waitFor({ timeout: patienceMs });
  await callBar(page).getByText('Call ended').waitFor({ timeout: patienceMs });
  // It is the conversation that is open.
  expect(await callBar(page).getByRole('button', { name: 'Open the conversation' }).count()).toBe(0);
  await visitor
    .log()
    .getByText(/Call, \d+:\d\d/)
    .waitFor();
  await page
    .getByRole('log')
    .getByText(/Call, \d+:\d\d/)
    .waitFor();
});

it('says what to do where the microphone is denied, on both sides, and nobody rings; or where there is none', async () => {
  const deaf = await openBrowser(['--use-fake-device-for-media-stream', '--deny-permission-prompts']);
  try {
    await using rep = await repInBrowser(deaf, stage.router, await stage.workspace.add('Cleo Marsh'));
    await using visitor = await visitorAt(deaf, stage.host.page('/pricing'));
    const { page } = rep;
    await talk(page, visitor, 'Can we have a word?');

    await visitor.frame.getByRole('button', { name: 'Call Cleo Marsh' }).click();
    const alert = visitor.frame.getByRole('alert');
    await alert
      .getByText('Press the sign left of the page’s address, switch the microphone on, then try again.')
      .waitFor({ timeout: patienceMs });
    await visitor.frame.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await page.getByRole('button', { name: /^Answer/ }).count()).toBe(0);

    await page.getByRole('button', { name: /^Call / }).click();
    await callBar(page).getByText('The microphone is not allowed').waitFor({ timeout: patienceMs });
    await callBar(page).getByText('Allow it at the left end of the address bar, then try again.').waitFor();
  } finally {
    await deaf.close();
  }

  const bare = await openBrowser(['--use-fake-ui-for-media-stream']);
  try {
    await using rep = await repInBrowser(bare, stage.router, await stage.workspace.add('Dana Wells'));
    await rep.page.goto(`${stage.router.url}/console/#/settings/desktop`);
    await rep.page.getByRole('button', { name: 'Try the microphone' }).click({ timeout: patienceMs });
    await rep.page
      .getByText('There is no microphone. Plug one in or switch it on, then try again.')
      .waitFor({ timeout: patienceMs });
  } finally {
    await bare.close();
  }
});
