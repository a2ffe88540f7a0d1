import type { Frame, Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { countCalls, heldByCalls } from '../fixtures/call-leaks.ts';
import { callBar, callText, frameOf } from '../fixtures/call-screens.ts';
import { openBrowser } from '../fixtures/open-browser.ts';
import { repInBrowser, setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { hummed, tonesHeard } from '../fixtures/tones-heard.ts';
import { until } from '../fixtures/until.ts';
import { humsAt } from '../fixtures/voice.ts';

/** Who hums at which pitch. */
const pitch = { rep: 520, visitor: 930, manager: 1_670 } as const;
const stage = aStage({ args: humsAt(pitch.visitor) });
const patienceMs = 30_000;

type Who = keyof typeof pitch;
/** Who is heard there. */
const heardAt = async (page: Page | Frame): Promise<Who[]> => {
  const names = Object.keys(pitch) as Who[];
  const tones = await tonesHeard(page, Object.values(pitch));
  return names.filter((_, at) => (tones[at] ?? 0) > hummed);
};
const hears = (what: string, page: Page | Frame, who: readonly Who[]): Promise<unknown> =>
  until(what, patienceMs, async () => `${await heardAt(page)}` === `${who}`);

/** How words are drawn while the whole screen is shown to a visitor. */
const shown = (words: Locator): Promise<string> =>
  words.evaluate((element) => {
    const { dataset } = document.documentElement;
    dataset.presenting = 'screen';
    const drawn = getComputedStyle(element).getPropertyValue('-webkit-text-security');
    delete dataset.presenting;
    return drawn;
  });

it('a manager hears a call without a microphone, whispers to the rep alone, and everybody reads afterwards how it sounded', async () => {
  const [ada, marta] = [await stage.workspace.add('Ada Lind'), await stage.workspace.add('Marta Berg', 'manager')];
  const [desk, own] = await Promise.all([openBrowser(humsAt(pitch.rep)), openBrowser(humsAt(pitch.manager))]);
  try {
    await using rep = await repInBrowser(desk, stage.router, ada);
    await using boss = await repInBrowser(own, stage.router, marta);
    await setStatus(boss.page, 'Offline');
    await using visitor = await stage.visitor('/pricing');
    await visitor.openMessenger();
    await visitor.say('Do you integrate with SAP?');
    await rep.page.getByRole('link', { name: /^Inbox/ }).click();
    await rep.page.getByRole('row').filter({ hasText: 'Do you integrate with SAP?' }).click({ timeout: patienceMs });
    await rep.page
      .getByRole('button', { name: /^Accept/ })
      .last()
      .click({ timeout: patienceMs });
    await rep.page.getByRole('button', { name: /^Call / }).click({ timeout: patienceMs });
    await visitor.frame.getByRole('button', { name: 'Answer' }).click({ timeout: patienceMs });
    await callText(visitor.frame).getByText('On a call with Ada Lind').waitFor({ timeout: patienceMs });
    await visitor.frame.getByText('A colleague may listen in').waitFor({ timeout: patienceMs });
    await hears('the visitor at the desk', rep.page, ['visitor']);

    // The manager's page counts from here on what it opens.
    await countCalls(boss.page.context());
    await boss.page.goto(`${stage.router.url}/console/#/team`);
    await boss.page.reload();
    await boss.page.getByRole('row').filter({ hasText: 'Ada Lind' }).click({ timeout: patienceMs });
    await boss.page.getByRole('button', { name: 'Listen to the call of Ada Lind' }).waitFor({ timeout: patienceMs });
    await boss.page.keyboard.press('Alt+Shift+I');
    const bar = boss.page.getByRole('region', { name: 'Listening' });
    await bar.getByText(/^Listening to Ada Lind and /).waitFor({ timeout: patienceMs });
    await hears('both at the manager', boss.page, ['rep', 'visitor']);
    expect(await heldByCalls(boss.page)).toMatchObject({ peers: 1, tracks: 0 });
    await rep.page.getByText('Marta Berg listens in').waitFor({ timeout: patienceMs });
    // A visitor who sees the rep's screen, or the manager's, reads neither who listens nor to whom.
    expect([
      await shown(rep.page.getByText('Marta Berg listens in')),
      await shown(bar.getByText(/^Listening to/)),
    ]).toEqual(['disc', 'disc']);

    // Whispering asks for the microphone, and reaches the rep and nobody else.
    await bar.getByRole('button', { name: 'Whisper' }).click();
    await bar.getByText('Ada Lind hears you. The visitor does not').waitFor({ timeout: patienceMs });
    await rep.page.getByText('Marta Berg can speak to you').waitFor({ timeout: patienceMs });
    await until('the whisper at the desk, and the rep alone at the visitor', patienceMs, async () => {
      const [there, here] = await Promise.all([heardAt(rep.page), heardAt(frameOf(visitor))]);
      expect(here).not.toContain('manager');
      return `${there}` === 'visitor,manager' && `${here}` === 'rep';
    });
    await hears('both at the manager again', boss.page, ['rep', 'visitor']);
    await bar.getByRole('button', { name: 'Microphone off' }).click();
    await bar.getByText('Nobody hears you. Your microphone is off').waitFor();
    expect(await heldByCalls(boss.page)).toMatchObject({ tracks: 0 });
    await hears('no whisper at the desk', rep.page, ['visitor']);

    // The call's end is the end of listening; its line opens the record.
    await callBar(rep.page).getByRole('button', { name: 'Hang up' }).click();
    await bar.getByText('The call is over').waitFor({ timeout: patienceMs });
    await until('no peer', patienceMs, async () => (await heldByCalls(boss.page)).peers === 0);
    await rep.page
      .getByRole('log')
      .getByRole('button', { name: /^Call, \d+:\d\d/ })
      .click({ timeout: patienceMs });
    const record = rep.page.getByRole('dialog', { name: 'Call' });
    await record.getByText('Marta Berg, who could speak to the rep').waitFor({ timeout: patienceMs });
    await record.getByRole('rowheader', { name: 'Delay, there and back' }).waitFor();
    await record
      .getByText(/^Direct/)
      .first()
      .waitFor();
    expect(await record.locator('polyline').count()).toBeGreaterThanOrEqual(2);
  } finally {
    await Promise.all([desk.close(), own.close()]);
  }
}, 150_000);
