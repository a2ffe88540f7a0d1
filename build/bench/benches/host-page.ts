import { existsSync } from 'node:fs';
import { openBrowser } from '../../../e2e/fixtures/open-browser.ts';
import { startScriptedRouter } from '../../../e2e/fixtures/scripted-router.ts';
import { buildStale } from '../../scripts/build-stale.ts';
import { alternate, median } from '../alternate.ts';
import type { Bench, Metric } from '../bench.ts';
import { hostPage, type PageCost } from '../host-page.ts';

const rounds = 5;
const chromium = process.env.FOYER_CHROMIUM ?? '/usr/bin/chromium';

/** What the widget does to the page it stands on, until it is pressed: the same page with and without it, in turn. */
export const bench: Bench = {
  name: 'host-page',
  number: 12,
  about: 'a company’s page with the widget, not yet pressed, against the same page without it, four times slower',
  obstacle: async () => (existsSync(chromium) ? null : `there is no browser at ${chromium}`),
  run: async (): Promise<Metric[]> => {
    await buildStale({ only: ['widget'] });
    const [router, browser] = [await startScriptedRouter(), await openBrowser()];
    try {
      const costs: Record<'without' | 'with', PageCost[]> = { without: [], with: [] };
      const measure = async (kind: 'without' | 'with'): Promise<number> => {
        const cost = await hostPage(browser, router, kind === 'with');
        costs[kind].push(cost);
        return cost.ownTasks.length + cost.frameTasks.length;
      };
      await alternate(rounds, {
        reference: () => measure('without'),
        ours: () => measure('with'),
      });
      // The first of each only warmed up.
      const [withWidget, without] = [costs.with.slice(1), costs.without.slice(1)];
      const longest = (all: PageCost[], whose: 'ownTasks' | 'frameTasks'): string =>
        all.map((cost) => cost[whose][0] ?? 0).join(' ');
      // What the page does by itself it does with the widget too; the frame's tasks are the widget's alone.
      const own = (all: PageCost[]): number => median(all.map(({ ownTasks }) => ownTasks.length));
      const added = Math.max(0, own(withWidget) - own(without));
      return [
        {
          metric: 'host page: requests before a click',
          reference: 3,
          ours: median(withWidget.map(({ requests }) => requests)),
          unit: '',
          detail: {
            sockets: median(withWidget.map(({ sockets }) => sockets)),
            'bytes, not packed': median(withWidget.map(({ bytes }) => bytes)),
          },
          goal: { of: 'ours', bound: 'atMost', must: 3 },
        },
        {
          metric: 'host page: layout shift',
          reference: Math.max(...without.map(({ shift }) => shift)),
          ours: Math.max(...withWidget.map(({ shift }) => shift)),
          unit: '',
          goal: { of: 'ours', bound: 'atMost', must: 0 },
        },
        {
          metric: 'host page: tasks over 50 ms that the widget adds, CPU ÷ 4',
          reference: own(without),
          ours: added + median(withWidget.map(({ frameTasks }) => frameTasks.length)),
          unit: '',
          detail: {
            'longest of the frame, ms': longest(withWidget, 'frameTasks'),
            'of the page with it': longest(withWidget, 'ownTasks'),
            'of the page without': longest(without, 'ownTasks'),
          },
          goal: { of: 'ours', bound: 'atMost', must: 0 },
        },
      ];
    } finally {
      await browser.close();
      await router.dispose();
    }
  },
};
