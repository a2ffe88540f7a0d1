import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Display, startDisplay } from '../fixtures/display.ts';
import { type Desktop, desktopHome, launchElectron } from '../fixtures/launch-electron.ts';
import { pages, startConsole } from './start-console.ts';

let display: Display;

beforeAll(async () => {
  display = await startDisplay();
});
afterAll(() => display[Symbol.asyncDispose]());

const bounds = (desktop: Desktop) =>
  desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

describe('the console’s window', () => {
  it('opens again where it was left', async () => {
    using home = desktopHome();
    const place = { x: 200, y: 120, width: 1000, height: 700 };
    {
      const { desktop } = await startConsole({ home, display });
      await using _ = desktop;
      await desktop.app.evaluate(
        ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
        place,
      );
      await expect.poll(() => bounds(desktop)).toEqual(place);
    }
    const { desktop } = await startConsole({ home, display });
    await using _ = desktop;
    expect(await bounds(desktop)).toEqual(place);
  });

  it.each([
    ['a display that is gone', { x: 9000, y: 9000, width: 1000, height: 700, maximized: false }],
    ['garbage', { x: 'left', width: -4 }],
  ])('opens on a display that is there after %s', async (_name, stored) => {
    using home = desktopHome();
    {
      const { desktop } = await startConsole({ home, display });
      await using _ = desktop;
    }
    const file = join(home.userData, 'settings.json');
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), window: stored }));
    const { desktop } = await startConsole({ home, display });
    await using _ = desktop;
    const place = await bounds(desktop);
    expect(place?.x).toBeLessThan(1600);
    expect(place?.y).toBeLessThan(1000);
    expect(place?.width).toBeGreaterThanOrEqual(640);
  });

  it('starts with a settings file that is no JSON', async () => {
    using home = desktopHome();
    {
      const { desktop } = await startConsole({ home, display });
      await using _ = desktop;
    }
    writeFileSync(join(home.userData, 'settings.json'), '{"half a fi');
    const { desktop, page } = await startConsole({ home, display });
    await using _ = desktop;
    expect(await page.evaluate(() => window.foyer.settings.read())).toMatchObject({
      ok: true,
      data: { theme: 'system' },
    });
  });

  it('is the only one: a second start hands over its link and ends', async () => {
    using home = desktopHome();
    const { desktop, page } = await startConsole({ home, display });
    await using _ = desktop;
    await desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const id = '0192f0c1-2345-7abc-8def-0123456789ab';
    const second = launchElectron({
      home,
      display,
      args: [`foyer://conversation/${id}`],
      consoleDist: pages,
    });
    // The second process ends before a test could drive it; that is the point.
    await second.then(
      (started) => started[Symbol.asyncDispose](),
      () => undefined,
    );
    await expect
      .poll(() => page.evaluate(() => window.heard.links))
      .toEqual([{ kind: 'conversation', conversationId: id }]);
    await expect
      .poll(() =>
        desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.isVisible())),
      )
      .toEqual([true]);
  });

  it('comes back by itself when its page dies', async () => {
    const { desktop, page } = await startConsole({ display });
    await using _ = desktop;
    const seen = () =>
      desktop.app.evaluate(({ BrowserWindow }) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        return { title: contents?.getTitle(), dead: contents?.isCrashed(), process: contents?.getOSProcessId() };
      });
    await page.evaluate(() => {
      document.title = 'before';
    });
    await expect.poll(seen).toMatchObject({ title: 'before' });
    const { process: first } = await seen();
    await desktop.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer(),
    );
    await expect.poll(seen, { timeout: 20_000 }).toMatchObject({ title: 'Foyer', dead: false });
    expect((await seen()).process).not.toBe(first);
    expect(desktop.home.log().join('\n')).toContain('page_died');
  });

  it('zooms by the menu, and keeps it over a reload', async () => {
    const { desktop, page } = await startConsole({ display });
    await using _ = desktop;
    const zoom = () =>
      desktop.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getZoomFactor());
    await desktop.app.evaluate(({ Menu }) => {
      const view = Menu.getApplicationMenu()?.items.find((item) => item.label === 'View');
      view?.submenu?.items.find((item) => item.label === 'Zoom in')?.click();
    });
    await expect.poll(zoom).toBeCloseTo(1.1);
    await page.reload();
    await expect.poll(zoom).toBeCloseTo(1.1);
  });
});
