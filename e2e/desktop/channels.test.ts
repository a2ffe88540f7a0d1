import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desktop } from '../fixtures/launch-electron.ts';
import { startConsole } from './start-console.ts';

let desktop: Desktop;
let page: Page;

beforeAll(async () => {
  ({ desktop, page } = await startConsole());
});
afterAll(() => desktop?.[Symbol.asyncDispose]());

/** Calls every function of the bridge that takes something with one piece of garbage; runs in the page. */
const garble = async (kind: number): Promise<Record<string, string>> => {
  const garbage: unknown[] = [
    null,
    7,
    'text',
    [],
    {},
    { url: {}, email: 1, personId: 'x', code: null, token: [], theme: 'pink', count: -1, offerId: 'no' },
    { url: 'x'.repeat(100_000), count: Number.NaN },
    { __proto__: null, constructor: 'x', toString: 1 },
    () => 'a function',
    Symbol.iterator,
    new Map([[{}, new Date(Number.NaN)]]),
    document.body,
    10n ** 40n,
  ];
  const calls: [string, (input: never) => Promise<{ ok: boolean; error?: { code: string } }>][] = [
    ['session.setRouter', window.foyer.session.setRouter],
    ['session.signIn', window.foyer.session.signIn],
    ['session.demoSignIn', window.foyer.session.demoSignIn],
    ['session.exchangeCode', window.foyer.session.exchangeCode],
    ['session.acceptInvitation', window.foyer.session.acceptInvitation],
    ['offerCard.show', window.foyer.offerCard.show],
    ['notify.show', window.foyer.notify.show],
    ['notify.clear', window.foyer.notify.clear],
    ['system.setBadge', window.foyer.system.setBadge],
    ['system.openExternal', window.foyer.system.openExternal],
  ];
  const outcomes: Record<string, string> = {};
  for (const [name, call] of calls) {
    outcomes[name] = await Promise.resolve()
      .then(() => call(garbage[kind] as never))
      .then(
        (answer) => (answer.ok ? 'taken' : (answer.error?.code ?? 'no code')),
        // Electron copies arguments before our code runs, and throws on what cannot be copied.
        (error: unknown) => (/clone|convert|bridge/i.test(String(error)) ? 'bad_request' : String(error)),
      );
  }
  return outcomes;
};

describe('every channel', () => {
  it.each(Array.from({ length: 13 }, (_, kind) => kind))('answers garbage no. %d with a typed error', async (kind) => {
    const outcomes = await page.evaluate(garble, kind);
    expect(new Set(Object.values(outcomes))).toEqual(new Set(['bad_request']));
  });

  it('takes no tray but a whole one, or none', async () => {
    const show = (view: unknown) => page.evaluate((input) => window.foyer.tray.show(input as never), view);
    for (const garbage of [
      {},
      7,
      { status: 'asleep', connected: true, locked: false, count: 0 },
      { status: 'away', count: -1 },
    ])
      expect(await show(garbage)).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    expect(await show(null)).toEqual({ ok: true, data: { shown: false } });
  });

  it('has changed nothing and broken nothing by then', async () => {
    expect(await page.evaluate(() => window.foyer.session.status())).toEqual({
      ok: true,
      data: { routerUrl: null, person: null, persisted: false },
    });
    const events = desktop.home.log().map((line) => /"event":"([a-z_]+)"/.exec(line)?.[1]);
    expect(events).toContain('ipc_refused');
    for (const bad of ['ipc_failed', 'unhandled_rejection', 'uncaught_exception', 'page_died'])
      expect(events).not.toContain(bad);
  });

  it('keeps what it was given out of the log', () => {
    expect(desktop.home.log().join('\n')).not.toContain('pink');
  });

  it('changes the settings by known names only', async () => {
    const change = (part: object) => page.evaluate((input) => window.foyer.settings.change(input), part);
    expect(await change({ theme: 'dark', zoom: 1.25 })).toMatchObject({
      ok: true,
      data: { theme: 'dark', zoom: 1.25 },
    });
    expect(await change({ zoom: 40 })).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    expect(await change({ admin: true })).toMatchObject({ ok: false, error: { code: 'bad_request' } });
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    await expect.poll(() => page.evaluate(() => window.heard.settings.length)).toBe(1);
    expect(
      await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor()),
    ).toBeCloseTo(1.25);
  });
});
