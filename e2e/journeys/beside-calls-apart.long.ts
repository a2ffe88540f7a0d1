import type { Browser, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, it } from 'vitest';
import { type Coturn, startCoturn } from '../../server/tests/support/coturn.ts';
import { bothHear, callBar, callText, frameOf, onCall } from '../fixtures/call-screens.ts';
import { repInBrowser, setStatus } from '../fixtures/rep-at.ts';
import { aStage } from '../fixtures/stage.ts';
import { hummed, tonesHeard } from '../fixtures/tones-heard.ts';
import { type TwoNetworks, twoNetworks } from '../fixtures/two-networks.ts';
import { until } from '../fixtures/until.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';
import { humsAt } from '../fixtures/voice.ts';

/** Who hums at which pitch: the rep in one network, visitor and manager in the other. */
const pitches = [520, 930] as const;

let networks: TwoNetworks;
let relay: Coturn;
let browsers: Browser[] = [];
const stage = aStage({
  env: async () => {
    networks = twoNetworks();
    relay = await startCoturn(undefined, networks.middle);
    // By UDP alone: what is cut off is cut off.
    return { FOYER_ICE_URLS: relay.urls[0], FOYER_TURN_SECRET: relay.secret };
  },
});
beforeAll(async () => {
  const ports = [stage.router.port, Number(new URL(stage.host.origin).port)];
  browsers = await Promise.all(([0, 1] as const).map((side) => networks.browser(side, ports, humsAt(pitches[side]))));
});
afterAll(async () => {
  await Promise.all(browsers.map((browser) => browser.close()));
  await relay?.dispose();
  networks?.dispose();
});

const patienceMs = 30_000;
const name = 'Ada Lind';

const hearsBoth = (what: string, page: Page): Promise<unknown> =>
  until(what, patienceMs, async () => (await tonesHeard(page, pitches)).every((loud) => loud > hummed));

/** Pictures arrive at the visitor now: more of them than there were. */
const picturesArrive = async (what: string, frame: Frame): Promise<void> => {
  const seen = (): Promise<number> =>
    frame.evaluate(
      () =>
        document.querySelector<HTMLVideoElement>('.demo-stage video')?.getVideoPlaybackQuality().totalVideoFrames ?? 0,
    );
  const before = await seen();
  await until(what, patienceMs, async () => (await seen()) > before);
};

it('lets a manager listen and a rep show their screen where the relay is the only way, and brings both back after a cut', async () => {
  const [first, second] = browsers;
  if (!first || !second) throw new Error('no browsers');
  const marta = await stage.workspace.add('Marta Berg', 'manager');
  await using rep = await repInBrowser(first, stage.router, await stage.workspace.add(name));
  await using boss = await repInBrowser(second, stage.router, marta);
  await setStatus(boss.page, 'Offline');
  await using visitor = await visitorAt(second, stage.host.page('/pricing'));
  await visitor.openMessenger();
  await visitor.say('Can you show me?');
  await rep.page.getByRole('link', { name: /^Inbox/ }).click();
  await rep.page.getByRole('row').filter({ hasText: 'Can you show me?' }).click({ timeout: patienceMs });
  await rep.page
    .getByRole('button', { name: /^Accept/ })
    .last()
    .click({ timeout: patienceMs });
  await rep.page.getByRole('button', { name: /^Call / }).click({ timeout: patienceMs });
  await visitor.frame.getByRole('button', { name: 'Answer' }).click({ timeout: patienceMs });
  await onCall(rep.page, visitor, name);
  await bothHear(rep.page, visitor);

  await boss.page.goto(`${stage.router.url}/console/#/team`);
  await boss.page.getByRole('row').filter({ hasText: name }).click({ timeout: patienceMs });
  await boss.page.getByRole('button', { name: `Listen to the call of ${name}` }).click({ timeout: patienceMs });
  const listening = boss.page.getByRole('region', { name: 'Listening' });
  await listening.getByText(/^Listening to /).waitFor({ timeout: patienceMs });
  await hearsBoth('both at the manager', boss.page);

  await rep.page.getByRole('button', { name: /^Show .* a screen or window/ }).click();
  await visitor.frame.locator('.demo-stage video').waitFor({ timeout: patienceMs });
  await picturesArrive('pictures at the visitor', frameOf(visitor));

  // Nothing gets through, on either side, and then all does again.
  networks.lose(100);
  await callBar(rep.page).getByText('Connection lost').waitFor({ timeout: patienceMs });
  await callText(visitor.frame).getByText('Connection lost').waitFor({ timeout: patienceMs });
  await listening.getByText(/^Listening to /).waitFor({ state: 'detached', timeout: patienceMs });
  networks.lose(0);
  await onCall(rep.page, visitor, name);
  await listening.getByText(/^Listening to /).waitFor({ timeout: patienceMs });
  await hearsBoth('both at the manager again', boss.page);
  await picturesArrive('pictures at the visitor again', frameOf(visitor));
  await bothHear(rep.page, visitor);

  await callBar(rep.page).getByRole('button', { name: 'Hang up' }).click();
  await callText(visitor.frame).getByText('Call ended').waitFor({ timeout: patienceMs });
  await listening.getByText('The call is over').waitFor({ timeout: patienceMs });
});
