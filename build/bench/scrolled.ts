import type { Browser, Page } from 'playwright-core';
import type { FloorDoors } from './servers/busy-floor.ts';

const patienceMs = 40_000;

/** Three rows a frame, as a hand on a wheel turns them. */
const stepPx = 108;
const frames = 180;

/** The 95th percentile of the milliseconds between two frames while a list scrolls by so many pixels in each. */
export const scrolledFrame = (page: Page, list: string): Promise<number> =>
  page.evaluate(
    ([selector, step, count]) =>
      new Promise<number>((resolve) => {
        const plane = document.querySelector(selector);
        if (plane === null) throw new Error(`nothing to scroll at ${selector}`);
        plane.scrollTop = 0;
        const took: number[] = [];
        let last = performance.now();
        const next = (now: number): void => {
          took.push(now - last);
          last = now;
          if (took.length > count) {
            const sorted = took.slice(1).sort((a, b) => a - b);
            resolve(sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN);
            return;
          }
          plane.scrollTop += step;
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    [list, stepPx, frames] as const,
  );

const lines = Array.from({ length: 1_000 }, (_, index) => `<p>Row ${index + 1}</p>`).join('');

/** A list with a thousand lines of words and nothing else, in the same browser. */
export const plainList = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent(
    `<!doctype html><style>body{margin:0}main{height:100vh;overflow-y:auto}p{margin:0;height:36px}</style><main>${lines}</main>`,
  );
  return page;
};

/** The live screen of a rep with a thousand visitors, as a table or as cards. */
export const liveList = async (
  browser: Browser,
  { url, personId }: FloorDoors,
  layout: 'table' | 'cards',
): Promise<Page> => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-US' });
  await context.addInitScript((chosen) => localStorage.setItem('foyer.live.layout', chosen), layout);
  const page = await context.newPage();
  const response = await page.request.post(`${url}/api/demo/console-code`, {
    headers: { origin: url },
    data: { personId },
  });
  const answer = (await response.json()) as { ok: boolean; data: { code: string } };
  await page.goto(`${url}/console/#/code/${answer.data.code}`);
  await page.getByText('Porto').first().waitFor({ timeout: patienceMs });
  return page;
};
