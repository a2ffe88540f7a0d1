import type { Frame, Page } from 'playwright-core';
import { it } from 'vitest';
import { bothHear, callBar, callText, frameOf, onCall } from '../fixtures/call-screens.ts';
import { untilMoves } from '../fixtures/camera-screens.ts';
import { meet, ringUp } from '../fixtures/meet.ts';
import { repInBrowser, setStatus } from '../fixtures/rep-at.ts';
import { aStageApart } from '../fixtures/stage-apart.ts';
import { hummed, tonesHeard } from '../fixtures/tones-heard.ts';
import { until } from '../fixtures/until.ts';
import { visitorAt } from '../fixtures/visitor-at.ts';
import { humsAt } from '../fixtures/voice.ts';

/** Who hums at which pitch: the rep in one network, visitor and manager in the other. */
const pitches = [520, 930] as const;

const apart = aStageApart({
  args: (side) => humsAt(pitches[side]),
  // By UDP alone: what is cut off is cut off.
  urls: ({ urls: [udp] }) => [udp],
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
  const { stage, networks } = apart;
  const [first, second] = [apart.browser(0), apart.browser(1)];
  const marta = await stage.workspace.add('Marta Berg', 'manager');
  await using rep = await repInBrowser(first, stage.router, await stage.workspace.add(name));
  await using boss = await repInBrowser(second, stage.router, marta);
  await setStatus(boss.page, 'Offline');
  await using visitor = await visitorAt(second, stage.host.page('/pricing'));
  await meet(rep.page, visitor, 'Can you show me?', 'Of course.');
  await ringUp(rep.page, visitor, name);
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

it('shows both sides of a call each other’s face where the relay is the only way, and brings both back after a cut', async () => {
  const { stage, networks } = apart;
  await using rep = await repInBrowser(apart.browser(0), stage.router, await stage.workspace.add('Bela Novak'));
  await using visitor = await visitorAt(apart.browser(1), stage.host.page('/security'));
  await meet(rep.page, visitor, 'May I see you?', 'And I you?');
  await ringUp(rep.page, visitor, 'Bela Novak');
  await rep.page.keyboard.press('Alt+Shift+K');
  await visitor.frame.getByRole('button', { name: 'Switch the camera on' }).click({ timeout: patienceMs });
  const bothSee = async (): Promise<void> => {
    await untilMoves('the visitor at the desk', rep.page, 'The picture of');
    await untilMoves('the rep at the visitor', frameOf(visitor), 'The picture of Bela Novak');
  };
  await bothSee();

  networks.lose(100);
  await callBar(rep.page).getByText('The picture stands still').waitFor({ timeout: patienceMs });
  await visitor.frame.locator('.camera .sound-said').getByText('Connection lost').waitFor({ timeout: patienceMs });
  networks.lose(0);
  await onCall(rep.page, visitor, 'Bela Novak');
  await bothSee();
  await bothHear(rep.page, visitor);
  await callBar(rep.page)
    .getByText(/ sees you$/)
    .waitFor({ timeout: patienceMs });
});
