import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desktop } from '../fixtures/launch-electron.ts';
import { answerDialogs, outsideNotes } from './answer-dialogs.ts';
import { startConsole } from './start-console.ts';

let desktop: Desktop;
let page: Page;
const asked: string[] = [];
const foreign = createServer((request, response) => {
  asked.push(request.url ?? '');
  response.setHeader('content-type', 'text/html');
  response.end('<title>Foreign</title>');
});
let foreignUrl = '';

beforeAll(async () => {
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  foreignUrl = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
  ({ desktop, page } = await startConsole());
  await answerDialogs(desktop, []);
});
afterAll(async () => {
  await desktop?.[Symbol.asyncDispose]();
  foreign.closeAllConnections();
  foreign.close();
});

const outside = () => outsideNotes(desktop);

const refusedSchemes = (): string[] =>
  desktop.home.log().flatMap((line) => /"external_link_refused","scheme":"([^"]+)"/.exec(line)?.[1] ?? []);

const processesOf = (parent: number): number[] => {
  const children = readFileSync(`/proc/${parent}/task/${parent}/children`, 'utf8').trim();
  const direct = children === '' ? [] : children.split(' ').map(Number);
  return [...direct, ...direct.flatMap(processesOf)];
};

describe('the console’s window, by Electron’s security list', () => {
  it('shows our own page from our own scheme (1, 18)', async () => {
    expect(page.url()).toBe('app://console/');
    expect(await page.title()).toBe('Foyer');
    expect(await page.evaluate(() => [location.origin, window.isSecureContext])).toEqual(['app://console', true]);
  });

  it('has no Node and no Electron in the page (2, 20)', async () => {
    const seen = await page.evaluate(() =>
      ['process', 'require', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer', '__dirname'].filter(
        (name) => name in window,
      ),
    );
    expect(seen).toEqual([]);
    expect(await page.evaluate(() => Object.keys(window.foyer).sort())).toEqual([
      'links',
      'machine',
      'notify',
      'offerCard',
      'screen',
      'session',
      'settings',
      'system',
      'texts',
      'tray',
    ]);
  });

  it('keeps preload and page apart, in a sandbox, with web security on (3, 4, 6, 8, 9, 10, 11)', async () => {
    const preferences = await desktop.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents as unknown as {
        getLastWebPreferences(): Record<string, unknown>;
      };
      return contents.getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      enableBlinkFeatures: '',
    });
  });

  it.runIf(process.platform === 'linux')('runs the page behind the kernel’s filter, as an ordinary user (4)', () => {
    const root = desktop.process.pid ?? 0;
    const renderers = processesOf(root).filter((pid) =>
      readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer'),
    );
    expect(renderers.length).toBeGreaterThan(0);
    for (const pid of renderers) {
      const status = readFileSync(`/proc/${pid}/status`, 'utf8');
      expect(status).toMatch(/^Seccomp:\t2$/m);
      expect(status).toMatch(/^NoNewPrivs:\t1$/m);
      expect(status).not.toMatch(/^Uid:\t0\t/m);
    }
    for (const pid of [root, ...processesOf(root)])
      expect(readFileSync(`/proc/${pid}/cmdline`, 'utf8')).not.toContain('--no-sandbox');
  });

  it('cannot change what the bridge gives it', async () => {
    const changed = await page.evaluate(() => {
      try {
        Object.assign(window.foyer.session, { ticket: () => 'stolen' });
      } catch {
        return false;
      }
      return String(window.foyer.session.ticket).includes('stolen');
    });
    expect(changed).toBe(false);
  });

  it('runs no inline script, no eval and no foreign script (7)', async () => {
    expect(await page.textContent('#policy')).toBe('inline scripts are off');
    const tried = await page.evaluate(async (url) => {
      const script = document.createElement('script');
      script.src = `${url}/evil.js`;
      const loaded = new Promise<string>((resolve) => {
        script.onload = () => resolve('loaded');
        script.onerror = () => resolve('refused');
      });
      document.head.append(script);
      const inline = document.createElement('script');
      inline.textContent = 'window.inlineRan = true';
      document.head.append(inline);
      const image = document.createElement('img');
      image.setAttribute('onerror', 'window.handlerRan = true');
      image.src = 'app://console/none.png';
      document.body.append(image);
      return [await loaded, 'inlineRan' in window, 'handlerRan' in window];
    }, foreignUrl);
    expect(tried).toEqual(['refused', false, false]);
    expect(asked).not.toContain('/evil.js');
  });

  it('reaches no host but the router, and no frame at all (7)', async () => {
    const tried = await page.evaluate(async (url) => {
      const fetched = await fetch(`${url}/data`).then(
        () => 'reached',
        () => 'refused',
      );
      const frame = document.createElement('iframe');
      frame.src = `${url}/frame`;
      const violated = new Promise<string>((resolve) => {
        document.addEventListener('securitypolicyviolation', (event) => {
          if (event.effectiveDirective === 'frame-src') resolve(event.effectiveDirective);
        });
      });
      document.body.append(frame);
      return [fetched, await violated];
    }, foreignUrl);
    expect(tried).toEqual(['refused', 'frame-src']);
    expect(asked).not.toContain('/data');
    expect(asked).not.toContain('/frame');
  });

  it('refuses to move anywhere else (13)', async () => {
    await page.evaluate((url) => {
      window.location.href = url;
    }, foreignUrl);
    await expect.poll(async () => (await outside()).asked).toContain(`${foreignUrl}/`);
    for (const target of ['data:text/html,hello', 'file:///etc/passwd', 'app://console/offer-card.html']) {
      await page.evaluate((url) => {
        window.location.href = url;
      }, target);
    }
    // The first two are refused by Chromium itself; the last one's refusal is the sign that all have been decided.
    await expect.poll(() => refusedSchemes()).toContain('app');
    expect(page.url()).toBe('app://console/');
    expect(asked).not.toContain('/');
    expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe('Console');
  });

  it('opens no window (14)', async () => {
    const before = desktop.app.windows().length;
    expect(await page.evaluate((url) => window.open(url) === null, foreignUrl)).toBe(true);
    expect(await page.evaluate(() => window.open('about:blank') === null)).toBe(true);
    expect(desktop.app.windows()).toHaveLength(before);
    expect(asked).not.toContain('/');
  });

  it('attaches no webview (12)', async () => {
    const attached = await page.evaluate(async (url) => {
      const view = document.createElement('webview');
      view.setAttribute('src', url);
      view.setAttribute('nodeintegration', '');
      document.body.append(view);
      return 'getWebContentsId' in view;
    }, `${foreignUrl}/webview`);
    expect(attached).toBe(false);
    expect(asked).not.toContain('/webview');
  });

  it('grants no permission it does not need (5)', async () => {
    const answers = await page.evaluate(async () => {
      const outcome = (work: Promise<unknown>) =>
        work.then(
          () => 'granted',
          () => 'refused',
        );
      return {
        microphone: await outcome(navigator.mediaDevices.getUserMedia({ audio: true })),
        camera: await outcome(navigator.mediaDevices.getUserMedia({ video: true })),
        screen: await outcome(navigator.mediaDevices.getDisplayMedia()),
        place: await outcome(new Promise((yes, no) => navigator.geolocation.getCurrentPosition(yes, no))),
        clipboard: await outcome(navigator.clipboard.readText()),
        notifications: await Notification.requestPermission(),
        midi: await outcome(navigator.requestMIDIAccess({ sysex: true })),
      };
    });
    expect(answers).toEqual({
      microphone: 'refused',
      camera: 'refused',
      screen: 'refused',
      place: 'refused',
      clipboard: 'refused',
      notifications: 'denied',
      midi: 'refused',
    });
  });

  it('serves nothing but the built pages over its scheme (18)', async () => {
    const answers = await page.evaluate(async () => {
      const paths = [
        '/..%2fstart-console.ts',
        '/%2e%2e/%2e%2e/package.json',
        '/.env',
        '/..%5c..%5cpackage.json',
        '/none.js',
      ];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    expect(answers).toEqual([404, 404, 404, 404, 404]);
  });

  it('takes messages from our page in its own window alone (17)', async () => {
    const answers = await desktop.app.evaluate(async ({ app, BrowserWindow }, preload) => {
      const ask = async (url: string): Promise<unknown> => {
        const stray = new BrowserWindow({ show: false, webPreferences: { preload: `${app.getAppPath()}/${preload}` } });
        try {
          await stray.loadURL(url);
          return await stray.webContents.executeJavaScript('window.foyer.session.ticket()');
        } finally {
          stray.destroy();
        }
      };
      return [await ask('data:text/html,stray'), await ask('app://console/')];
    }, 'dist/electron/preload/console.cjs');
    for (const answer of answers) expect(answer).toMatchObject({ ok: false, error: { code: 'forbidden' } });
  });

  it('answers no channel that a library opened (17)', async () => {
    const names = await desktop.app.evaluate(({ ipcMain }) =>
      ipcMain.eventNames().filter((name) => ipcMain.listenerCount(name) > 0),
    );
    // Electron's own, so that no page can throw in the main process by this name.
    expect(names).toEqual(['error']);
  });

  it('gives no page Node, not even one that was opened with it by mistake (2, 4)', async () => {
    const type = await desktop.app.evaluate(async ({ BrowserWindow }) => {
      const stray = new BrowserWindow({
        show: false,
        webPreferences: { nodeIntegration: true, contextIsolation: false, sandbox: false },
      });
      try {
        await stray.loadURL('data:text/html,stray');
        return await stray.webContents.executeJavaScript('typeof require');
      } finally {
        stray.destroy();
      }
    });
    expect(type).toBe('undefined');
  });

  it('hands no dangerous link to the system (15)', async () => {
    const results = await page.evaluate(async () =>
      Promise.all(
        [
          'javascript:alert(1)',
          'file:///etc/passwd',
          'smb://server/share',
          'foyer://open',
          'https://a:b@example.com/',
        ].map(async (url) => {
          const answer = await window.foyer.system.openExternal({ url, source: 'product' });
          return answer.ok ? 'opened' : answer.error.code;
        }),
      ),
    );
    expect(new Set(results)).toEqual(new Set(['bad_request']));
  });

  it('asks the rep before it follows a visitor’s link (15)', async () => {
    await answerDialogs(desktop, [1, 0]);
    const link = { url: 'https://example.com/offer?x=1', source: 'visitor' as const };
    const first = await page.evaluate((input) => window.foyer.system.openExternal(input), link);
    const second = await page.evaluate((input) => window.foyer.system.openExternal(input), link);
    expect([first, second]).toEqual([
      { ok: true, data: { opened: false } },
      { ok: true, data: { opened: true } },
    ]);
    expect(await outside()).toEqual({
      asked: ['https://example.com/offer', 'https://example.com/offer'],
      opened: ['https://example.com/offer?x=1'],
    });
  });
});
