import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Browser } from 'playwright-core';
import type { ScriptedRouter } from '../../e2e/fixtures/scripted-router.ts';
import { until } from '../../e2e/fixtures/until.ts';

/** What a page went through while it was loaded and for a while after. */
export interface PageCost {
  /** Tasks over 50 ms of the page's thread, its frames among them, longest first, in ms. */
  longTasks: number[];
  /** The sum of its layout shifts. */
  shift: number;
  /** Requests to the router, and sockets to it. */
  requests: number;
  sockets: number;
}

const slower = 4;
/** From the loaded page on; the widget stands long before. */
const watchedMs = 3_000;
const patienceMs = 30_000;

const watch = `<script>
  window.long = []; window.shift = 0;
  new PerformanceObserver((list) => { for (const { duration } of list.getEntries()) long.push(Math.round(duration)); }).observe({ type: 'longtask', buffered: true });
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
    let requests = 0;
    let sockets = 0;
    tab.on('request', (request) => {
      if (request.url().startsWith(router.origin)) requests += 1;
    });
    tab.on('websocket', () => {
      sockets += 1;
    });
    const views = (): number => router.heard.filter(({ event }) => event === 'page.view').length;
    const before = views();
    // Of one site with the router: there the widget's frame runs on the page's own thread, as on most phones.
    await tab.goto(`http://localhost:${address.port}/`);
    if (withWidget) await until('the widget', patienceMs, () => views() > before);
    await tab.waitForTimeout(watchedMs);
    const seen = await tab.evaluate<{ long: number[]; shift: number }>('({ long, shift })');
    return { longTasks: seen.long.sort((a, b) => b - a), shift: seen.shift, requests, sockets };
  } finally {
    await context.close();
    server.closeAllConnections();
    server.close();
  }
};
