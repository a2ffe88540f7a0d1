import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser } from 'playwright-core';
import type { ScriptedRouter } from '../../e2e/fixtures/scripted-router.ts';
import { until } from '../../e2e/fixtures/until.ts';

/** What a page went through while it was loaded and for a while after. */
export interface PageCost {
  /** Tasks over 50 ms of the page's thread, longest first, in ms: its own, and those of the frame on it. */
  ownTasks: number[];
  frameTasks: number[];
  /** The sum of its layout shifts. */
  shift: number;
  /** Requests to the router, and sockets to it. */
  requests: number;
  sockets: number;
  /** What came from the router, heads and all, as it was sent. */
  bytes: number;
}

const slower = 4;
/** From the loaded page on; the widget stands long before. */
const watchedMs = 3_000;
const patienceMs = 30_000;

const watch = `<script>
  window.long = []; window.shift = 0;
  new PerformanceObserver((list) => { for (const { duration, name } of list.getEntries()) long.push([Math.round(duration), name]); }).observe({ type: 'longtask', buffered: true });
  new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shift += value; }).observe({ type: 'layout-shift', buffered: true });
</script>`;

const paragraph = '<p>Robots for warehouses that never close, and people who know them well.</p>';
const page = (snippet: string): string => `<!doctype html><html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1"><title>Shop</title>${watch}</head>
<body><h1>Shop</h1>${paragraph.repeat(200)}${snippet}</body></html>`;

/** Loads a company's page in a browser four times slower than this machine, with the widget or without. */
export const hostPage = async (browser: Browser, router: ScriptedRouter, withWidget: boolean): Promise<PageCost> => {
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(page(withWidget ? router.snippet : ''));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const context = await browser.newContext();
  try {
    const tab = await context.newPage();
    const slow = await context.newCDPSession(tab);
    await slow.send('Emulation.setCPUThrottlingRate', { rate: slower });
    const asked = new Set<string>();
    let [sockets, bytes] = [0, 0];
    await slow.send('Network.enable');
    slow.on('Network.requestWillBeSent', ({ requestId, request }) => {
      if (request.url.startsWith(router.origin)) asked.add(requestId);
    });
    slow.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (asked.has(requestId)) bytes += encodedDataLength;
    });
    slow.on('Network.webSocketCreated', () => {
      sockets += 1;
    });
    const views = (): number => router.heard.filter(({ event }) => event === 'page.view').length;
    const before = views();
    // Of one site with the router: there the widget's frame runs on the page's own thread, as on most phones.
    await tab.goto(`http://localhost:${address.port}/`);
    if (withWidget) await until('the widget', patienceMs, () => views() > before);
    await tab.waitForTimeout(watchedMs);
    const { long, shift } = await tab.evaluate<{ long: [ms: number, whose: string][]; shift: number }>(
      '({ long, shift })',
    );
    const tasksOf = (own: boolean): number[] =>
      long.flatMap(([ms, whose]) => ((whose === 'self') === own ? [ms] : [])).sort((a, b) => b - a);
    return { ownTasks: tasksOf(true), frameTasks: tasksOf(false), shift, requests: asked.size, sockets, bytes };
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
  }
};
