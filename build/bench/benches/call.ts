import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
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

const rounds = 16;
const patienceMs = 30_000;
/** So long a person hears the bell at least. */
const ringsMs = 1_000;
const chromium = process.env.FOYER_CHROMIUM ?? '/usr/bin/chromium';
const name = 'Ada Lind';
const peers = fileURLToPath(import.meta.resolve('simple-peer/simplepeer.min.js'));

/** Presses the last button whose name begins so; answers when, by the machine's clock. */
const press = (page: Page | Frame, name: string): Promise<number> =>
  page.evaluate((wanted) => {
    const named = (button: Element): string => button.getAttribute('aria-label') ?? button.textContent ?? '';
    const button = [...document.querySelectorAll('button')].findLast((one) => named(one).startsWith(wanted));
    if (!button) throw new Error(`nobody can press ${wanted}`);
    const pressed = performance.timeOrigin + performance.now();
    button.click();
    return pressed;
  }, name);

/** When a part of the screen is seen to say one thing, and nothing of another, by the machine's clock. */
const says = (page: Page | Frame, part: string, what: string, not = '^$'): Promise<number> =>
  page.evaluate(
    ([part, what, not]) =>
      new Promise<number>((resolve) => {
        const watch = new MutationObserver(() => {
          const at = performance.timeOrigin + performance.now();
          const there = document.querySelector(part);
          const said = there?.textContent ?? '';
          // Drawn ahead and unseen it says nothing yet.
          if (!said.includes(what) || new RegExp(not).test(said) || !there?.checkVisibility()) return;
          watch.disconnect();
          resolve(at);
        });
        // A line that was drawn ahead is shown by its style.
        watch.observe(document.body, {
          subtree: true,
          childList: true,
          characterData: true,
          attributeFilter: ['style'],
        });
      }),
    [part, what, not] as const,
  );

/** From the press that answers until both screens say that one talks, between a real console and a real widget. */
const answered = async (rep: Page, visitor: VisitorAt, by: Page | Frame, button: string): Promise<number> => {
  const [bar, waits] = ['section[aria-label=Call], [role=region][aria-label=Call]', 'Calling|Connecting|Waiting'];
  const both = Promise.all([
    says(rep, bar, 'Hang up', waits),
    says(frameOf(visitor), '.call-text', `On a call with ${name}`),
  ]);
  const pressed = await press(by, button);
  const took = Math.max(...(await both)) - pressed;
  await callBar(rep).getByRole('button', { name: 'Hang up' }).click();
  // Both screens know that it is over; the next one is dialled at once, as after a slip of the hand.
  await callBar(rep).getByText('Call ended').waitFor({ timeout: patienceMs });
  await callText(visitor.frame).getByText('Call ended').waitFor({ timeout: patienceMs });
  return took;
};

/** The rep calls; the visitor answers in the moment there is something to press, or after it rang for a while. */
const byRep = async (rep: Page, visitor: VisitorAt, rangMs: number): Promise<number> => {
  await rep.getByRole('button', { name: /^Call / }).click({ timeout: patienceMs });
  await visitor.frame.getByRole('button', { name: 'Answer' }).waitFor({ timeout: patienceMs });
  await rep.waitForTimeout(rangMs);
  return answered(rep, visitor, frameOf(visitor), 'Answer');
};

/** The visitor calls the rep they talk to, who answers after it rang for a while. */
const byVisitor = async (rep: Page, visitor: VisitorAt, rangMs: number): Promise<number> => {
  await visitor.frame.getByRole('button', { name: `Call ${name}` }).click({ timeout: patienceMs });
  await rep.getByRole('button', { name: /^Answer/ }).waitFor({ timeout: patienceMs });
  await rep.waitForTimeout(rangMs);
  return answered(rep, visitor, rep, 'Answer');
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
      const measure = async (metric: string, ours: () => Promise<number>): Promise<Metric> => {
        const { ratios, ...times } = await alternate(rounds, { reference: () => callFloor(bare), ours }, 2);
        return {
          metric,
          ...times,
          unit: 'ms',
          detail: { rounds, 'ratio of each round': ratios.map((ratio) => ratio.toFixed(2)).join(' ') },
          goal: { of: 'ratio', bound: 'atMost', must: 1.5 },
        };
      };
      return [
        await measure('call: connected, answered as it rings', () => byRep(rep.page, visitor, 0)),
        await measure('the same after a second of ringing', () => byRep(rep.page, visitor, ringsMs)),
        await measure('the visitor’s call, after a second', () => byVisitor(rep.page, visitor, ringsMs)),
      ];
    } finally {
      await browser.close();
      await host.dispose();
      await router.dispose();
    }
  },
};
