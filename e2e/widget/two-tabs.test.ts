import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { until } from '../fixtures/until.ts';
import { fromRep, repJoins } from '../fixtures/widget-page.ts';
import { aWidgetStage } from '../fixtures/widget-stage.ts';

const stage = aWidgetStage();

/** How often a tab asked whether the sound is its own, was given it, and made a note. */
interface Chimes {
  asked: number;
  granted: number;
  notes: number;
}

/** Runs in a frame: what would be heard there, on a machine without a loudspeaker. */
const hearChimes = (): void => {
  const chimes: Chimes = { asked: 0, granted: 0, notes: 0 };
  Object.assign(window, { chimes });
  const part = { connect: <T>(to: T): T => to, gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} } };
  class Audio {
    state = 'running';
    currentTime = 0;
    resume = async (): Promise<void> => {};
    close = async (): Promise<void> => {};
    createGain = () => part;
    createOscillator = () => ({
      ...part,
      frequency: {},
      stop() {},
      start() {
        chimes.notes += 1;
      },
    });
  }
  Object.assign(window, { AudioContext: Audio });
  const { locks } = navigator;
  const request = locks?.request.bind(locks);
  if (!request) return;
  locks.request = ((name: string, options: LockOptions, held: (lock: Lock | null) => unknown) =>
    request(name, options, (lock) => {
      if (name.includes('/chime/')) {
        chimes.asked += 1;
        if (lock) chimes.granted += 1;
      }
      return held(lock);
    })) as typeof locks.request;
};

it('two tabs of one visitor make one sound of a message, and what is read in one is read in the other', async () => {
  stage.router.site.look = { sound: true };
  await using shop = await stage.open();
  await shop.context.addInitScript(hearChimes);
  await shop.page.reload();
  await shop.open();
  await shop.frame.getByRole('textbox').fill('Do you integrate with SAP?');
  await shop.frame.getByRole('textbox').press('Enter');
  await shop.frame.getByText('Connecting you with sales').waitFor();
  repJoins(stage.router);
  const other = await shop.context.newPage();
  await other.goto(shop.page.url());
  const there = other.frameLocator('iframe');
  await there.getByRole('button', { name: /^Open chat/ }).click();
  await there.getByText('Do you integrate with SAP?').waitFor();
  await there.getByRole('button', { name: 'Close chat' }).click();
  await shop.frame.getByRole('button', { name: 'Close chat' }).click();
  stage.router.append(fromRep(stage.router, 'With both.'));
  await there.getByRole('button', { name: /1 new message/ }).waitFor();
  await shop.frame.getByRole('button', { name: /1 new message/ }).waitFor();
  // Each of them made up its mind about the sound, and one was heard.
  const heardIn = (page: Page) => page.frames()[1]?.evaluate('chimes') as Promise<Chimes>;
  const both = await until('both tabs to have decided', 10_000, async () => {
    const chimes = await Promise.all([shop.page, other].map(heardIn));
    return chimes.every(({ asked }) => asked === 1) ? chimes : null;
  });
  await until('the sound', 10_000, async () =>
    (await Promise.all([shop.page, other].map(heardIn))).some(({ notes }) => notes === 2),
  );
  expect(both.map(({ granted }) => granted).sort()).toEqual([0, 1]);
  // Read here, it is read there.
  await there.getByRole('button', { name: /1 new message/ }).click();
  await there.getByText('With both.').waitFor();
  await shop.frame.getByRole('button', { name: /^Open chat/ }).waitFor();
  expect((await Promise.all([shop.page, other].map(heardIn))).reduce((sum, { notes }) => sum + notes, 0)).toBe(2);
});
