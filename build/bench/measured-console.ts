import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import type { Display } from '../../e2e/fixtures/display.ts';
import { type Desktop, type DesktopHome, launchElectron } from '../../e2e/fixtures/launch-electron.ts';
import { until } from '../../e2e/fixtures/until.ts';
import { memoryOf } from './memory-of.ts';
import type { FloorDoors } from './servers/busy-floor.ts';

/** What a window cost: milliseconds from its process's start until it is usable, and the memory of all its processes. */
export interface WindowCost {
  startMs: number;
  /** Kilobytes by kind of process. */
  memory: Record<string, number>;
}

const patienceMs = 40_000;
/** What was loaded in passing is let go of by then. */
const settleMs = 4_000;

const sinceStart = async (desktop: Desktop): Promise<number> => {
  const now = Date.now();
  const born = await desktop.app.evaluate(() => process.getCreationTime());
  return born === null ? Number.NaN : now - born;
};

const memory = async (desktop: Desktop): Promise<Record<string, number>> => {
  await sleep(settleMs);
  return memoryOf(desktop.process.pid ?? Number.NaN);
};

/** An empty window of the same Electron. */
export const emptyWindow = async (home: DesktopHome, display: Display): Promise<WindowCost> => {
  const folder = home.lend(join(import.meta.dirname, 'empty-app'), 'empty-app');
  await using desktop = await launchElectron({ home, display, env: { FOYER_DRIVEN_APP: folder } });
  const page = await desktop.app.firstWindow();
  await page.getByText('empty').waitFor({ timeout: patienceMs });
  const startMs = await sinceStart(desktop);
  return { startMs, memory: await memory(desktop) };
};

const codeFor = async ({ url, personId }: FloorDoors): Promise<string> => {
  const response = await fetch(`${url}/api/demo/console-code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ personId }),
  });
  const answer = (await response.json()) as { ok: boolean; data: { code: string } };
  if (!answer.ok) throw new Error(`no code for the console: ${JSON.stringify(answer)}`);
  return answer.data.code;
};

const consoleOf = (desktop: Desktop): Promise<Page> =>
  until('the console window', patienceMs, () =>
    desktop.app.windows().find((one) => one.url().startsWith('app://console/') && !one.url().includes('offer-card')),
  );

/** Opens the console once, so that it is left in the inbox, as a rep leaves it who works there. */
export const leaveInInbox = async (doors: FloorDoors, home: DesktopHome, display: Display): Promise<void> => {
  const link = `foyer://open?router=${encodeURIComponent(doors.url)}&code=${await codeFor(doors)}`;
  await using desktop = await launchElectron({ home, display, env: { FOYER_OPEN: link } });
  const page = await consoleOf(desktop);
  await page.getByRole('link', { name: /^Inbox/ }).click({ timeout: patienceMs });
  await page.getByText(doors.words).first().waitFor({ timeout: patienceMs });
};

/** The console, signed in by a code: usable when the rep's chats stand in the inbox; then one is opened, then the floor. */
export const consoleWindow = async (doors: FloorDoors, home: DesktopHome, display: Display): Promise<WindowCost> => {
  const link = `foyer://open?router=${encodeURIComponent(doors.url)}&code=${await codeFor(doors)}`;
  await using desktop = await launchElectron({ home, display, env: { FOYER_OPEN: link } });
  const page = await consoleOf(desktop);
  const chat = page.getByText(doors.words).first();
  await chat.waitFor({ timeout: patienceMs });
  const startMs = await sinceStart(desktop);
  await chat.click();
  await page.getByRole('log').waitFor({ timeout: patienceMs });
  await page.evaluate(() => {
    location.hash = '#/live';
  });
  await page.getByText('Porto').first().waitFor({ timeout: patienceMs });
  const kilobytes = await memory(desktop);
  await page.evaluate(() => {
    location.hash = '#/inbox';
  });
  await chat.waitFor({ timeout: patienceMs });
  return { startMs, memory: kilobytes };
};
