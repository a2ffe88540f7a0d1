import type { Frame, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { callBar, frameOf, onCall } from '../fixtures/call-screens.ts';
import { openBrowser } from '../fixtures/open-browser.ts';
import { repOnDesktop } from '../fixtures/rep-at.ts';
import { builtInSpeakers, startSoundServer } from '../fixtures/sound-server.ts';
import { aStage } from '../fixtures/stage.ts';
import { hummed, tonesHeard } from '../fixtures/tones-heard.ts';
import { until } from '../fixtures/until.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';

const stage = aStage();

const patienceMs = 30_000;
/** What the microphones of each hum: the headset of the one, what is built in of the other. */
const pitches = { rep: [330, 520], visitor: [410, 740] } as const;
const builtIn = 'Laptop microphone';
/** As long as the names that systems give. */
const headset = 'Jabra Evolve2 65 Mono Link380 (0b0e:24c7) USB Audio Device Microphone';
const ears = 'Jabra Evolve2 65 Mono Link380 (0b0e:24c7) USB Audio Device Earphones';
const devices = ['--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'];

const aMachine = async (tones: readonly [number, number]) => {
  const sound = await startSoundServer(tones);
  await sound.plug(builtIn, 'second');
  await sound.makeDefault(builtIn);
  await sound.plug(headset, 'first');
  await sound.plug(ears, 'loudspeaker');
  return sound;
};

/** Of both microphones of the other side this one is heard. */
const hears = (who: Page | Frame, tones: readonly [number, number], which: 0 | 1): Promise<boolean> =>
  until(`the ${tones[which]} Hz`, patienceMs, async () => {
    const heard = await tonesHeard(who, tones);
    return (heard[which] ?? 0) > hummed && (heard[1 - which] ?? 0) < hummed;
  });

it('in the middle of a call: each side goes on with another one, says which is gone, and takes it again when it is back', async () => {
  await using desk = await aMachine(pitches.rep);
  await using home = await aMachine(pitches.visitor);
  await using rep = await repOnDesktop(stage.router, await stage.workspace.add('Ada Lind'), {
    args: devices,
    env: desk.env,
  });
  await using browser = await openBrowser(devices, { env: home.env });
  await using visitor = await visitorAt(browser, stage.host.page('/pricing'));
  const { page } = rep;
  await visitor.openMessenger();
  await visitor.say('Shall we talk?');
  await page.getByRole('link', { name: /^Inbox/ }).click();
  await page.getByRole('row').filter({ hasText: 'Shall we talk?' }).click({ timeout: patienceMs });
  await page
    .getByRole('button', { name: /^Accept/ })
    .last()
    .click({ timeout: patienceMs });
  await page.getByRole('button', { name: /^Call / }).click({ timeout: patienceMs });
  await visitor.frame.getByRole('button', { name: 'Answer' }).click({ timeout: patienceMs });
  await onCall(page, visitor, 'Ada Lind');
  const bar = callBar(page);
  const frame = frameOf(visitor);
  const repIsHeardBy = (which: 0 | 1) => hears(frame, pitches.rep, which);
  const visitorIsHeardBy = (which: 0 | 1) => hears(page, pitches.visitor, which);
  const plays = (loudspeaker: string) =>
    until(loudspeaker, patienceMs, async () => (await desk.loudest(loudspeaker)) > 0.01);

  // The system's own choice follows the system.
  await repIsHeardBy(1);
  await plays(builtInSpeakers);
  await desk.makeDefault(headset);
  await repIsHeardBy(0);
  await desk.makeDefault(ears);
  await plays(ears);
  await desk.makeDefault(builtIn);
  await desk.makeDefault(builtInSpeakers);
  await repIsHeardBy(1);

  // Both choose their headsets by name.
  await page.keyboard.press('Alt+Shift+U');
  const settings = page.getByRole('dialog', { name: 'Sound and camera' });
  const pick = async (device: string, name: string): Promise<void> => {
    await settings.getByRole('combobox', { name: device }).click();
    await page.getByRole('option', { name }).click();
    await settings.getByRole('combobox', { name: device }).filter({ hasText: name }).waitFor({ timeout: patienceMs });
  };
  await pick('Microphone', headset);
  await pick('Loudspeaker', ears);
  await page.keyboard.press('Escape');
  await visitor.frame.getByRole('button', { name: 'Audio settings' }).click();
  const theirs = visitor.frame.getByRole('combobox', { name: 'Microphone' });
  await theirs.selectOption({ label: headset });
  await visitor.frame.getByRole('combobox', { name: 'Speaker' }).selectOption({ label: ears });
  await Promise.all([repIsHeardBy(0), visitorIsHeardBy(0)]);
  // However long a name is, whoever is on the call reaches the button that ends it.
  const hangUp = visitor.frame.getByRole('button', { name: 'Hang up' });
  const [button, messenger] = await Promise.all([
    hangUp.boundingBox(),
    visitor.frame.getByRole('dialog').boundingBox(),
  ]);
  if (!(button && messenger)) throw new Error('no call to hang up');
  expect(button.x + button.width).toBeLessThanOrEqual(messenger.x + messenger.width);
  await plays(ears);

  // The rep's headset goes, with what it hears by and what it plays through.
  await desk.unplug(headset);
  await bar.getByText(`You speak through another microphone. Missing: ${headset}`).waitFor({ timeout: patienceMs });
  await repIsHeardBy(1);
  await desk.unplug(ears);
  await plays(builtInSpeakers);
  await desk.plug(headset, 'first');
  await bar.getByText(`You hear through the system’s loudspeaker. Missing: ${ears}`).waitFor({ timeout: patienceMs });
  await repIsHeardBy(0);
  await desk.plug(ears, 'loudspeaker');
  await bar.getByText('Missing: ').waitFor({ state: 'detached', timeout: patienceMs });
  await plays(ears);

  // The visitor's earphones go, and they are told.
  await home.unplug(ears);
  await visitor.frame.getByText('Your speaker is gone. Another one is in use.').waitFor({ timeout: patienceMs });

  // The visitor's headset goes, and then there is no microphone at all.
  await home.unplug(headset);
  await visitor.frame.getByText('Your microphone is gone. Another one is in use.').waitFor({ timeout: patienceMs });
  await visitorIsHeardBy(1);
  await home.unplug(builtIn);
  await visitor.frame.getByRole('alert').waitFor({ timeout: patienceMs });
  expect(await hangUp.count()).toBe(1);
  await home.plug(headset, 'first');
  await visitor.frame.getByRole('alert').waitFor({ state: 'detached', timeout: patienceMs });
  await visitorIsHeardBy(0);
  await repIsHeardBy(0);

  await hangUp.click();
  await bar.getByText('Call ended').waitFor({ timeout: patienceMs });
});
