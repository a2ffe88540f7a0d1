import type { Browser, Page } from 'playwright-core';
import type { FloorDoors } from './servers/busy-floor.ts';

const patienceMs = 40_000;

/** Three rows a frame, as a hand on a wheel turns them. */
const stepPx = 108;
const frames = 90;

/** Milliseconds between two frames while a list scrolls. */
export interface ScrolledFrames {
  median: number;
  p95: number;
}

/** How the frames came while a list scrolls by so many pixels in each. */
export const scrolledFrames = (page: Page, list: string): Promise<ScrolledFrames> =>
  page.evaluate(
    ([selector, step, count]) =>
      new Promise<ScrolledFrames>((resolve) => {
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
            const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
            resolve({ median: at(0.5), p95: at(0.95) });
            return;
          }
          plane.scrollTop += step;
          requestAnimationFrame(next);
        };
        requestAnimationFrame(next);
      }),
    [list, stepPx, frames] as const,
  );

/** Runs in the page: rows of 36 px with the words of the live table, as few as are seen, put where they are wanted at each scroll. */
const drawPlainList = (): void => {
  const words = [
    'Visitor from Porto',
    '2nd visit',
    'Unknown company',
    '12:04',
    '/products/arm',
    'google.com',
    '2 h',
    'Pounce',
  ];
  const main = document.querySelector('main');
  const plane = document.createElement('div');
  plane.style.cssText = 'position:relative;height:36000px';
  main?.append(plane);
  const rows = new Map<number, HTMLElement>();
  const row = (index: number): HTMLElement => {
    const element = document.createElement('section');
    element.style.transform = `translateY(${index * 36}px)`;
    for (const word of [`${index}`, ...words]) {
      const cell = document.createElement('span');
      cell.textContent = word;
      element.append(cell);
    }
    return element;
  };
  const draw = (): void => {
    const first = Math.max(0, Math.floor((main?.scrollTop ?? 0) / 36) - 6);
    const last = Math.min(999, first + 34);
    for (const [index, element] of rows) {
      if (index >= first && index <= last) continue;
      element.remove();
      rows.delete(index);
    }
    for (let index = first; index <= last; index += 1) {
      if (rows.has(index)) continue;
      const element = row(index);
      rows.set(index, element);
      plane.append(element);
    }
  };
  main?.addEventListener('scroll', draw);
  draw();
};

const plainStyle = `body{margin:0;font:13px/20px sans-serif}main{height:100vh;overflow-y:auto}
section{position:absolute;inset:0 0 auto;height:36px;padding:0 16px;display:grid;gap:16px;align-items:center;contain:layout paint style;
grid-template-columns:2rem 1.4fr 1fr 1.3fr 3rem 1.5fr 1fr 3.25rem 6rem}span{overflow:hidden;white-space:nowrap;text-overflow:ellipsis}`;

/** A virtual list of a thousand rows with the words of the live table, written by hand and with nothing else to it, in the same browser. */
export const plainList = async (browser: Browser): Promise<Page> => {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.setContent(`<!doctype html><style>${plainStyle}</style><main></main>`);
  await page.evaluate(drawPlainList);
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
