import { existsSync } from 'node:fs';
import { openBrowser } from '../../../e2e/fixtures/open-browser.ts';
import { buildStale } from '../../scripts/build-stale.ts';
import { alternate } from '../alternate.ts';
import type { Bench, Metric } from '../bench.ts';
import { startChild } from '../child-server.ts';
import { liveList, plainList, scrolledFrame } from '../scrolled.ts';
import type { FloorDoors } from '../servers/busy-floor.ts';

const rounds = 5;
const chromium = process.env.FOYER_CHROMIUM ?? '/usr/bin/chromium';

/** Scrolling through a thousand visitors who change a hundred times a second, beside a list of mere words in the same browser. */
export const bench: Bench = {
  name: 'live-scroll',
  number: 14,
  about: 'a frame while 1,000 visitors scroll by, against a frame of a list of 1,000 words in the same browser',
  obstacle: async () => (existsSync(chromium) ? null : `there is no browser at ${chromium}`),
  run: async (): Promise<Metric[]> => {
    await buildStale({ only: ['console'] });
    await using floor = await startChild<FloorDoors>('busy-floor.ts', { FOYER_BENCH_CHATS: '5' });
    const browser = await openBrowser();
    try {
      const metrics: Metric[] = [];
      for (const [layout, list] of [
        ['table', '[role="grid"]'],
        ['cards', 'ul[aria-label="On the site now"]'],
      ] as const) {
        const plain = await plainList(browser);
        const live = await liveList(browser, floor.doors, layout);
        const plane = layout === 'table' ? list : `:has(> ${list})`;
        const { reference, ours, ratios } = await alternate(rounds, {
          reference: async () => {
            await plain.bringToFront();
            return scrolledFrame(plain, 'main');
          },
          ours: async () => {
            await live.bringToFront();
            return scrolledFrame(live, plane);
          },
        });
        metrics.push({
          metric: `console: 95 % of frames while Live scrolls, ${layout}`,
          reference,
          ours,
          unit: 'ms',
          detail: { lowest: Math.min(...ratios).toFixed(2), highest: Math.max(...ratios).toFixed(2) },
          goal: { of: 'ratio', bound: 'atMost', must: 1.5, stretch: 1.1 },
        });
        await plain.close();
        await live.context().close();
      }
      return metrics;
    } finally {
      await browser.close();
    }
  },
};
