import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { asOrdinaryUser } from '../../build/electron/ordinary-user.ts';
import { projectRoot } from '../../build/scripts/project-root.ts';
import { consoleFuses } from '../../electron/security/fuses.ts';
import { type Display, startDisplay } from '../fixtures/display.ts';
import { type DesktopHome, desktopHome } from '../fixtures/launch-electron.ts';
import { freePort } from '../fixtures/start-router.ts';
import { until } from '../fixtures/until.ts';
import { pages } from './start-console.ts';

let display: Display;
let home: DesktopHome;
let executable: string;
let running: ChildProcess | undefined;
let browser: Browser | undefined;

/** What somebody who may set variables, but not change the app, could try. */
const attack = (): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  DISPLAY: display.name,
  FOYER_CONSOLE_DIST: home.lend(pages, 'pages'),
  NODE_OPTIONS: '--require /nonexistent.cjs',
});

// Electron for packaging comes from the registry on Linux only, and the other platforms' packages need their own machines.
describe.runIf(process.platform === 'linux')('the packaged console', () => {
  beforeAll(async () => {
    const packed = spawnSync(process.execPath, ['build/scripts/package.ts', '--dir'], {
      cwd: projectRoot,
      env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '', FOYER_ELECTRON: 'registry' },
      encoding: 'utf8',
      timeout: 170_000,
    });
    expect(packed.status, packed.stdout + packed.stderr).toBe(0);
    display = await startDisplay();
    home = desktopHome();
    executable = join(home.lend(join(projectRoot, 'release/linux-unpacked'), 'app'), 'foyer-console');
  }, 200_000);

  afterAll(async () => {
    await browser?.close().catch(() => undefined);
    if (running?.pid !== undefined && running.exitCode === null && running.signalCode === null) {
      const ended = new Promise((resolve) => running?.once('exit', resolve));
      process.kill(-running.pid, 'SIGKILL');
      await ended;
    }
    await display?.[Symbol.asyncDispose]();
    home?.[Symbol.dispose]();
  });

  it('has every fuse as decided', async () => {
    const wire = await getCurrentFuseWire(executable);
    for (const [name, wanted] of Object.entries(consoleFuses)) {
      const state = wire[FuseV1Options[name as keyof typeof consoleFuses]];
      // The Electron of the tests is older than the newest fuse.
      if (state !== undefined) expect([name, state]).toEqual([name, wanted ? FuseState.ENABLE : FuseState.DISABLE]);
    }
    expect(wire[FuseV1Options.RunAsNode]).toBe(FuseState.DISABLE);
  });

  it('is no Node for whoever can start it', () => {
    const run = spawnSync(asOrdinaryUser(executable, home.home), ['-e', 'console.log("ran " + 6 * 7)'], {
      env: { ...attack(), DISPLAY: ':none', ELECTRON_RUN_AS_NODE: '1' },
      encoding: 'utf8',
      timeout: 20_000,
    });
    expect(run.stdout).not.toContain('ran 42');
  });

  it('opens its own sealed pages whatever the environment says, and no inspector', async () => {
    const [port, inspector] = [await freePort(), await freePort()];
    let said = '';
    running = spawn(
      asOrdinaryUser(executable, home.home),
      [`--remote-debugging-port=${port}`, `--inspect=${inspector}`, '--password-store=basic'],
      { env: attack(), stdio: ['ignore', 'ignore', 'pipe'], detached: true },
    );
    running.stderr?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    browser = await until('the packaged console to answer', 45_000, () =>
      chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null),
    );
    const page: Page = await until('its window', 20_000, () =>
      browser
        ?.contexts()[0]
        ?.pages()
        .find((one) => one.url().startsWith('app://console/')),
    );
    await page.waitForSelector('input', { timeout: 20_000 });
    expect(await page.textContent('body')).not.toContain('inline scripts are off');
    expect(await page.evaluate(() => window.foyer.session.status())).toMatchObject({
      ok: true,
      data: { person: null },
    });
    // Somebody else may have come to that port meanwhile: only a Node that answers there would be ours.
    const inspected = await fetch(`http://127.0.0.1:${inspector}/json/version`).then(
      (response) => response.text(),
      () => '',
    );
    expect(inspected).not.toContain('node.js');
    expect(said).not.toContain('Debugger listening');
    expect(said).not.toContain('nonexistent.cjs');
  });
});
