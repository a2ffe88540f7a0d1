import { existsSync } from 'node:fs';
import { openBrowser } from '../../../e2e/fixtures/open-browser.ts';
import { buildStale } from '../../scripts/build-stale.ts';
import { alternate, median } from '../alternate.ts';
import type { Bench, Metric } from '../bench.ts';
import { startChild } from '../child-server.ts';
import { liveList, plainList, scrolledFrames } from '../scrolled.ts';
import type { FloorDoors } from '../servers/busy-floor.ts';

const rounds = 3;
const chromium = process.env.FOYER_CHROMIUM ?? '/usr/bin/chromium';

/** Scrolling through a thousand visitors who change a hundred times a second, beside a bare virtual list of the same rows in the same browser. */
export const bench: Bench = {
  name: 'live-scroll',
  number: 14,
  about: 'a frame while 1,000 visitors scroll by, against a bare virtual list of 1,000 such rows in the same browser',
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
        const medians: Record<'plain' | 'live', number[]> = { plain: [], live: [] };
        const { reference, ours, ratios } = await alternate(rounds, {
          reference: async () => {
            await plain.bringToFront();
            const frames = await scrolledFrames(plain, 'main');
            medians.plain.push(frames.median);
            return frames.p95;
          },
          ours: async () => {
            await live.bringToFront();
            const frames = await scrolledFrames(live, plane);
            medians.live.push(frames.median);
            return frames.p95;
          },
        });
        metrics.push({
          metric: `console: 95 % of frames while Live scrolls, ${layout}`,
          reference,
          ours,
          unit: 'ms',
          detail: {
            'half of the frames, plain': `${median(medians.plain).toFixed(1)} ms`,
            'half of the frames, live': `${median(medians.live).toFixed(1)} ms`,
            lowest: Math.min(...ratios).toFixed(2),
            highest: Math.max(...ratios).toFixed(2),
          },
          goal: { of: 'ratio', bound: 'atMost', must: 1.2, stretch: 1.1 },
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
