import type { Frame, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { countCalls, countCallsHere, heldByCalls, sentByCalls } from '../fixtures/call-leaks.ts';
import { bothHear, callBar, callText, frameOf, onCall } from '../fixtures/call-screens.ts';
import { desktopHome, launchElectron } from '../fixtures/launch-electron.ts';
import { meterMoves, meterRests } from '../fixtures/level-meters.ts';
import { meet, ringUp } from '../fixtures/meet.ts';
import { openBrowser } from '../fixtures/open-browser.ts';
import { consoleOf, repInBrowser, repOnDesktop } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';
import { silent, speaking } from '../fixtures/voice.ts';

const stage = aStage({ args: speaking('high') });

const patienceMs = 30_000;
const clean = { echoCancellation: true, noiseSuppression: true, autoGainControl: true };
const switched = { echoCancellation: false, noiseSuppression: false, autoGainControl: true };
/** What each of both chooses. */
const chosen = { label: 'Fake Audio Input 2', ...switched };

/** What goes out at that side is this. */
const sends = (side: Page | Frame, sound: object): Promise<void> =>
  expect.poll(() => sentByCalls(side), { timeout: patienceMs }).toMatchObject(sound);

/** The name of the loudspeaker that plays the call. */
const loudspeakerOf = (side: Page | Frame): Promise<string | undefined> =>
  side.evaluate(async () => {
    const { sinkId } = [...document.querySelectorAll('audio')].find(({ srcObject }) => srcObject !== null) ?? {};
    const all = await navigator.mediaDevices.enumerateDevices();
    return all.find(({ kind, deviceId }) => kind === 'audiooutput' && deviceId === sinkId)?.label;
  });
const playsThrough = (side: Page | Frame, name: string): Promise<void> =>
  expect.poll(() => loudspeakerOf(side), { timeout: patienceMs }).toBe(name);

it('is heard by its meters before and during, takes other devices and switches in its middle, and the next one begins with them', async () => {
  const ada = await stage.workspace.add('Ada Lind');
  using home = desktopHome();
  const launch = { home, vault: 'key-ring', args: speaking('low') } as const;
  await using visitor = await stage.visitor('/pricing');
  await countCalls(visitor.context);
  await visitor.page.reload();
  const atVisitor = () => frameOf(visitor);
  const theirSwitch = (name: string) => visitor.frame.getByRole('switch', { name });
  const theirPick = (name: string) => visitor.frame.getByRole('combobox', { name });
  {
    await using rep = await repOnDesktop(stage.router, ada, launch);
    const { page } = rep;

    // Before the first call, in the settings.
    await page.getByRole('link', { name: /^Settings/ }).click();
    await page.getByRole('link', { name: 'This computer' }).click();
    await meterMoves('the meter of the settings', page.getByRole('img', { name: 'Your microphone' }));

    await countCallsHere(page);
    await meet(page, visitor, 'Do you integrate with SAP?', 'Shall we talk?');
    await ringUp(page, visitor, 'Ada Lind');
    await bothHear(page, visitor);
    await Promise.all([sends(page, clean), sends(atVisitor(), clean)]);
    const theirs = visitor.frame.locator('.sound-open .call-level');
    await Promise.all([
      meterMoves('the meter of the call bar', callBar(page).getByRole('img', { name: 'Your microphone' })),
      meterMoves('the visitor’s meter', theirs),
    ]);

    // The rep changes all of it in the middle of the call.
    await page.keyboard.press('Alt+Shift+U');
    const sound = page.getByRole('dialog', { name: 'Sound and camera' });
    const voice = sound.getByRole('img', { name: 'The other voice' });
    await Promise.all([
      meterMoves('the meter of the popover', sound.getByRole('img', { name: 'Your microphone' })),
      meterMoves('the visitor’s voice', voice),
    ]);
    for (const name of ['Suppress noise', 'Cancel echo']) await sound.getByRole('switch', { name }).click();
    // The same microphone in another way, which nobody chose: not another one.
    await sends(page, { label: 'Fake Default Audio Input', ...switched });
    for (const [device, name] of [
      ['Microphone', 'Fake Audio Input 2'],
      ['Loudspeaker', 'Fake Audio Output 2'],
    ] as const) {
      await sound.getByRole('combobox', { name: device }).click();
      await page.getByRole('option', { name }).click();
      await sound.getByRole('combobox', { name: device }).filter({ hasText: name }).waitFor({ timeout: patienceMs });
    }
    await sends(page, chosen);
    await sound.getByRole('switch', { name: 'Suppress noise' }).click();
    await sends(page, { ...chosen, noiseSuppression: true });
    await sound.getByRole('switch', { name: 'Suppress noise' }).click();
    await sends(page, chosen);
    await playsThrough(page, 'Fake Audio Output 2');

    // So does the visitor.
    await visitor.frame.getByRole('button', { name: 'Audio settings' }).click();
    for (const name of ['Suppress noise', 'Cancel echo']) await theirSwitch(name).click();
    await sends(atVisitor(), switched);
    await theirPick('Microphone').selectOption({ label: 'Fake Audio Input 2' });
    await theirPick('Speaker').selectOption({ label: 'Fake Audio Output 2' });
    await sends(atVisitor(), chosen);
    await playsThrough(atVisitor(), 'Fake Audio Output 2');
    await bothHear(page, visitor);

    // Muted, both of their meters are still; and whoever speaks on is told.
    await visitor.frame.getByRole('button', { name: 'Mute' }).click();
    const warning = visitor.frame.getByText('You are speaking, but you are muted');
    await Promise.all([
      meterRests('the visitor’s meter', theirs),
      meterRests('the visitor’s voice', voice),
      warning.waitFor({ timeout: patienceMs }),
    ]);
    await visitor.frame.getByRole('button', { name: 'Unmute' }).click();
    await warning.waitFor({ state: 'detached', timeout: patienceMs });
    await Promise.all([meterMoves('the visitor’s meter', theirs), meterMoves('the visitor’s voice', voice)]);
    await page.keyboard.press('Escape');

    // The visitor's page is loaded anew and goes on with what they chose.
    await visitor.page.reload();
    await onCall(page, visitor, 'Ada Lind');
    await sends(atVisitor(), chosen);
    await playsThrough(atVisitor(), 'Fake Audio Output 2');
    await bothHear(page, visitor);
    await callBar(page).getByRole('button', { name: 'Hang up' }).click();
    await callText(visitor.frame).getByText('Call ended').waitFor({ timeout: patienceMs });
  }

  // The console is started anew.
  await using desktop = await launchElectron(launch);
  const page = await consoleOf(desktop);
  await countCallsHere(page);
  await page.getByRole('link', { name: /^Inbox/ }).click({ timeout: patienceMs });
  await page.getByRole('row').filter({ hasText: 'Shall we talk?' }).click({ timeout: patienceMs });
  await ringUp(page, visitor, 'Ada Lind');
  await sends(page, chosen);
  await playsThrough(page, 'Fake Audio Output 2');
  await bothHear(page, visitor);
  await page.keyboard.press('Alt+Shift+U');
  const sound = page.getByRole('dialog', { name: 'Sound and camera' });
  await sound.getByRole('combobox', { name: 'Microphone' }).filter({ hasText: 'Fake Audio Input 2' }).waitFor();
  await sound.getByRole('combobox', { name: 'Loudspeaker' }).filter({ hasText: 'Fake Audio Output 2' }).waitFor();
  expect(await sound.getByRole('switch', { name: 'Suppress noise' }).isChecked()).toBe(false);
  expect(await sound.getByRole('switch', { name: 'Cancel echo' }).isChecked()).toBe(false);
  expect(await sound.getByRole('switch', { name: 'Even out loudness' }).isChecked()).toBe(true);
});

it('of a rep whose microphone gives no sound: their meter rests, the visitor reads who is not heard, and the rep why', async () => {
  await using still = await openBrowser(silent());
  await using rep = await repInBrowser(still, stage.router, await stage.workspace.add('Bela Novak'));
  await using visitor = await stage.visitor('/security');
  const { page } = rep;
  await page.goto(`${stage.router.url}/console/#/settings/desktop`);
  await meterRests('the meter of the settings', page.getByRole('img', { name: 'Your microphone' }));
  await meet(page, visitor, 'Is there a free trial?', 'Shall we talk?');
  await ringUp(page, visitor, 'Bela Novak');
  await visitor.frame.getByText('No sound comes from Bela Novak right now').waitFor({ timeout: patienceMs });
  const bar = callBar(page);
  await bar.getByText(/^Your microphone gives no sound\. .* cannot hear you$/).waitFor({ timeout: patienceMs });
  await bar.getByRole('button', { name: 'Choose another microphone' }).click();
  await page.getByRole('dialog', { name: 'Sound and camera' }).getByRole('combobox', { name: 'Microphone' }).waitFor();
  await page.keyboard.press('Escape');
  // Who is muted is silent on purpose.
  await bar.getByRole('button', { name: 'Mute' }).click();
  await visitor.frame.getByText('Bela Novak is muted').waitFor({ timeout: patienceMs });
  await bar.getByText('You are muted').waitFor({ timeout: patienceMs });
});

it('does not come about without a microphone: whoever has none reads so with the next step, nobody rings, and nothing is lost', async () => {
  await using bare = await openBrowser(['--use-fake-ui-for-media-stream']);
  const missing = 'No microphone was found. Plug one in, or go on writing.';

  // The rep has none.
  {
    await using rep = await repInBrowser(bare, stage.router, await stage.workspace.add('Cleo Marsh'));
    await using visitor = await stage.visitor('/pricing');
    const { page } = rep;
    await meet(page, visitor, 'Can we have a word?', 'Of course.');
    const composer = page.getByRole('textbox', { name: /^Message to/ });
    await composer.fill('I would rather');
    await page.getByRole('button', { name: /^Call / }).click();
    const bar = callBar(page);
    await bar.getByText('There is no microphone').waitFor({ timeout: patienceMs });
    await bar.getByText('Plug one in or switch it on, then try again.').waitFor();
    await bar.getByRole('button', { name: 'Try again' }).click();
    await bar.getByText('There is no microphone').waitFor({ timeout: patienceMs });
    await composer.press('End');
    await composer.pressSequentially(' write.');
    await composer.press('Enter');
    await visitor.log().getByText('I would rather write.').waitFor({ timeout: patienceMs });
    expect(await visitor.frame.getByRole('button', { name: 'Answer' }).count()).toBe(0);
    await bar.getByRole('button', { name: 'Dismiss' }).click();
    await bar.waitFor({ state: 'detached' });
  }

  // The visitor has none: it goes on ringing, and what they write comes.
  await using rep = await stage.rep(await stage.workspace.add('Dana Wells'));
  await using visitor = await visitorAt(bare, stage.host.page('/pricing'));
  const { page } = rep;
  await countCalls(visitor.context);
  await visitor.page.reload();
  await meet(page, visitor, 'Do you deliver to Norway?', 'We do.');
  await page.getByRole('button', { name: /^Call / }).click();
  const answer = visitor.frame.getByRole('button', { name: 'Answer' });
  await answer.click({ timeout: patienceMs });
  const alert = visitor.frame.getByRole('alert').filter({ hasText: missing });
  await alert.waitFor({ timeout: patienceMs });
  await visitor.frame.getByRole('button', { name: 'Try again' }).click();
  await alert.waitFor({ timeout: patienceMs });
  await visitor.say('I have no microphone here.');
  await page.getByRole('log').getByText('I have no microphone here.').waitFor({ timeout: patienceMs });
  await callBar(page).getByText('Calling').waitFor();
  await visitor.frame.getByRole('button', { name: 'Decline' }).click();
  await callBar(page)
    .getByText(/declined the call$/)
    .waitFor({ timeout: patienceMs });

  // Nor can they call.
  await visitor.frame.getByRole('button', { name: 'Call Dana Wells' }).click({ timeout: patienceMs });
  await alert.waitFor({ timeout: patienceMs });
  await visitor.frame.getByRole('button', { name: 'Try again' }).waitFor();
  expect(await page.getByRole('button', { name: /^Answer/ }).count()).toBe(0);
  expect(await heldByCalls(frameOf(visitor))).toMatchObject({ peers: 0, tracks: 0 });
});
