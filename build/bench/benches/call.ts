import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { callBar, callText, frameOf } from '../../../e2e/fixtures/call-screens.ts';
import { startHostSite } from '../../../e2e/fixtures/host-site.ts';
import { humming, openBrowser } from '../../../e2e/fixtures/open-browser.ts';
import { repInBrowser } from '../../../e2e/fixtures/rep-at.ts';
import { startRouter } from '../../../e2e/fixtures/start-router.ts';
import { type VisitorAt, visitorAt } from '../../../e2e/fixtures/visitor-at.ts';
import { aWorkspace } from '../../../e2e/fixtures/workspace.ts';
import { buildStale } from '../../scripts/build-stale.ts';
import { alternate } from '../alternate.ts';
import type { Bench, Metric } from '../bench.ts';
import { callFloor } from '../call-floor.ts';

const rounds = 10;
const patienceMs = 30_000;
/** Nobody answers in the moment it rings; the bell is heard for a second at least. */
const ringsMs = 1_000;
const chromium = process.env.FOYER_CHROMIUM ?? '/usr/bin/chromium';
const name = 'Ada Lind';
const peers = fileURLToPath(import.meta.resolve('simple-peer/simplepeer.min.js'));

/** When the visitor pressed *Answer*, and when their screen said that they talk; both by the machine's clock. */
const answers = (visitor: VisitorAt): Promise<{ pressed: number; talks: number }> =>
  frameOf(visitor).evaluate((who) => {
    const now = (): number => performance.timeOrigin + performance.now();
    const named = (button: Element): string => button.getAttribute('aria-label') ?? button.textContent ?? '';
    const button = [...document.querySelectorAll('button')].find((one) => named(one).startsWith('Answer'));
    if (!button) throw new Error('nothing rings');
    return new Promise<{ pressed: number; talks: number }>((resolve) => {
      const pressed = now();
      const watch = new MutationObserver(() => {
        if (!document.querySelector('.call-text')?.textContent?.includes(`On a call with ${who}`)) return;
        watch.disconnect();
        resolve({ pressed, talks: now() });
      });
      watch.observe(document.body, { subtree: true, childList: true, characterData: true });
      button.click();
    });
  }, name);

/** When the rep's screen says whom they talk with, and nothing of a way to come; asked for before it is answered. */
const counts = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const watch = new MutationObserver(() => {
          const bar = document.querySelector('[role=region][aria-label=Call], section[aria-label=Call]');
          const said = bar?.textContent ?? '';
          if (!/Hang up/.test(said) || /(Calling|Connecting)/.test(said)) return;
          watch.disconnect();
          resolve(performance.timeOrigin + performance.now());
        });
        watch.observe(document.body, { subtree: true, childList: true, characterData: true });
      }),
  );

/** A call between a real console and a real widget through a real router, from the answer until both talk. */
const connected = async (rep: Page, visitor: VisitorAt): Promise<number> => {
  await rep.getByRole('button', { name: /^Call / }).click({ timeout: patienceMs });
  await visitor.frame.getByRole('button', { name: 'Answer' }).waitFor({ timeout: patienceMs });
  await rep.waitForTimeout(ringsMs);
  const counted = counts(rep);
  const { pressed, talks } = await answers(visitor);
  const took = Math.max(talks, await counted) - pressed;
  await callBar(rep).getByRole('button', { name: 'Hang up' }).click();
  // Both screens know that it is over; the next one is dialled at once, as after a slip of the hand.
  await callBar(rep).getByText('Call ended').waitFor({ timeout: patienceMs });
  await callText(visitor.frame).getByText('Call ended').waitFor({ timeout: patienceMs });
  return took;
};

/** A call that is answered: how long until both screens say that one talks, signals through the router included. */
export const bench: Bench = {
  name: 'call',
  number: 13,
  about: 'from the answer until both sides talk, against two bare simple-peers in one page',
  obstacle: async () => (existsSync(chromium) ? null : `there is no browser at ${chromium}`),
  run: async (): Promise<Metric[]> => {
    await buildStale({ only: ['widget', 'console'] });
    const [router, host, browser] = [await startRouter(), await startHostSite(), await openBrowser(humming)];
    try {
      const workspace = await aWorkspace(router, host);
      const rep = await repInBrowser(browser, router, await workspace.add(name));
      const visitor = await visitorAt(browser, host.page('/pricing'));
      const bare = await browser.newPage();
      await bare.goto(host.page('/'));
      await bare.addScriptTag({ path: peers });
      await visitor.openMessenger();
      await visitor.say('Shall we talk?');
      await rep.page.getByRole('link', { name: /^Inbox/ }).click();
      await rep.page.getByRole('row').filter({ hasText: 'Shall we talk?' }).click();
      await rep.page
        .getByRole('button', { name: /^Accept/ })
        .last()
        .click();
      const { reference, ours, ratios } = await alternate(
        rounds,
        { reference: () => callFloor(bare), ours: () => connected(rep.page, visitor) },
        2,
      );
      return [
        {
          metric: 'call: connected',
          reference,
          ours,
          unit: 'ms',
          detail: { rounds, 'ratio of each round': ratios.map((ratio) => ratio.toFixed(2)).join(' ') },
          goal: { of: 'ratio', bound: 'atMost', must: 1.5 },
        },
      ];
    } finally {
      await browser.close();
      await host.dispose();
      await router.dispose();
    }
  },
};
