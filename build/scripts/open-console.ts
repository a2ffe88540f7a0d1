import { resolve } from 'node:path';
import { findDesktop } from '../electron/electron-obstacle.ts';
import { buildStale } from './build-stale.ts';
import { type Child, startChild } from './child.ts';
import { projectRoot } from './project-root.ts';

/** A one-use code that signs a demo rep in; only the demo gives one, and only to this machine. */
async function demoCode(router: string): Promise<string> {
  const response = await fetch(`${router}/api/demo/console-code`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const answer = (await response.json()) as { ok?: boolean; data?: { code?: string } };
  if (!answer.ok || !answer.data?.code) throw new Error(`the router gave no sign-in code (HTTP ${response.status})`);
  return answer.data.code;
}

/**
 * Opens the desktop console, signed in, on a demo router. Where that cannot be, says why in one line and answers null: the
 * console in a browser does all the same work.
 */
export async function openConsole(router: string, say: (line: string) => void): Promise<Child | null> {
  const inBrowser = (reason: string): null => {
    say(`The desktop console was not opened: ${reason}. The console in a browser: ${router}/console/`);
    return null;
  };
  if (process.env.FOYER_ELECTRON === 'off') return inBrowser('FOYER_ELECTRON is off');
  try {
    const desktop = await findDesktop();
    if (!desktop.ok) return inBrowser(desktop.reason);
    await buildStale({ only: ['electron'] });
    // In the environment, not as an argument: other people on the machine can read those.
    const link = `foyer://open?router=${encodeURIComponent(router)}&code=${encodeURIComponent(await demoCode(router))}`;
    // Settings and vault of its own: a console that somebody works with on this machine is not drawn into the demo.
    const userData = resolve(projectRoot, process.env.FOYER_DATA_DIR || 'demo-data', 'console');
    const env = { FOYER_OPEN: link, FOYER_USER_DATA: userData };
    const child = startChild(desktop.executable, [projectRoot], { env, stdio: 'ignore' });
    say(`The desktop console is open. The console in a browser: ${router}/console/`);
    return child;
  } catch (error) {
    return inBrowser(error instanceof Error ? error.message : String(error));
  }
}
