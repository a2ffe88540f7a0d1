import { join } from 'node:path';
import type { Page } from 'playwright-core';
import type { FoyerConsoleApi } from '../../shared/ipc/console-api.ts';
import type { ConsoleLink } from '../../shared/ipc/console-link.ts';
import type { OfferAct } from '../../shared/ipc/offer-card.ts';
import type { FoyerOfferCardApi } from '../../shared/ipc/offer-card-api.ts';
import type { SessionStatus } from '../../shared/ipc/session.ts';
import type { DesktopSettings } from '../../shared/ipc/settings.ts';
import { type Desktop, type LaunchOptions, launchElectron } from '../fixtures/launch-electron.ts';
import { until } from '../fixtures/until.ts';

declare global {
  interface Window {
    foyer: FoyerConsoleApi;
    foyerOfferCard: FoyerOfferCardApi;
    heard: { session: SessionStatus[]; settings: DesktopSettings[]; acts: OfferAct[]; links: ConsoleLink[] };
  }
}

/** Bare pages instead of the console: these tests are about the shell around it. */
export const pages = join(import.meta.dirname, 'pages');

const readyMs = 20_000;

/** Waits until a page has run its script. */
export const ready = async (page: Page): Promise<Page> => {
  await page.waitForSelector('html[data-ready]', { timeout: readyMs });
  return page;
};

/** The console's page once it is ready. */
export const consolePage = async (desktop: Desktop): Promise<Page> =>
  ready(
    await until('the console’s window', readyMs, () =>
      desktop.app
        .windows()
        .find((page) => page.url().startsWith('app://console/') && !page.url().includes('offer-card')),
    ),
  );

/** Starts the shell around the bare pages. */
export const startConsole = async (options: LaunchOptions = {}): Promise<{ desktop: Desktop; page: Page }> => {
  const desktop = await launchElectron({ consoleDist: pages, ...options });
  try {
    return { desktop, page: await consolePage(desktop) };
  } catch (error) {
    await desktop[Symbol.asyncDispose]();
    throw error;
  }
};
