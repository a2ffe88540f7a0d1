import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Timers } from './features/timers.ts';
import type { Log } from './observability/log.ts';

export interface PracticeOptions {
  /** Where the generator reaches the router, and the origin the router goes by. */
  routerUrl: string;
  publicUrl: string;
  siteKey: string;
  key: string;
  timers: Timers;
  log: Log;
}

export interface PracticeProcess {
  /** Brings the visitors, or sends them away; asked again it changes nothing. */
  want(on: boolean): void;
  stop(): Promise<void>;
}

const script = fileURLToPath(new URL('practice/main.ts', import.meta.url));
const firstPauseMs = 1_000;
const longestPauseMs = 60_000;
/** One that ran for so long did not fail at its start. */
const settledMs = 60_000;
const graceMs = 2_000;

/**
 * Owns the process that plays the demo's visitors: starts it, starts it again where it falls, and ends it. It comes in by
 * the visitors' own doors; all it is told here is where they are, and the key that marks its visitors as what they are.
 */
export const createPracticeProcess = (options: PracticeOptions): PracticeProcess => {
  const { timers, log } = options;
  const readyAt = Date.now();
  let wanted = false;
  let child: ChildProcess | null = null;
  let pauseMs = firstPauseMs;
  let starts = 0;
  let dropTimer = () => {};

  const start = (): void => {
    dropTimer();
    if (!wanted || child) return;
    starts += 1;
    // The watcher of `npm run dev` listens to its own child alone.
    const { WATCH_REPORT_DEPENDENCIES: _, ...env } = process.env;
    const mine = fork(script, [], {
      // In the environment, not as arguments: other people on the machine can read those.
      env: {
        ...env,
        FOYER_PRACTICE_ROUTER: options.routerUrl,
        FOYER_PRACTICE_ORIGIN: options.publicUrl,
        FOYER_PRACTICE_SITE: options.siteKey,
        FOYER_PRACTICE_KEY: options.key,
        // The script of the first minute is played once for each start of the router.
        ...(starts === 1 ? { FOYER_PRACTICE_READY_AT: String(readyAt) } : {}),
      },
      execArgv: [],
      // It ends when this pipe does, so nothing stays behind a router that was killed.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child = mine;
    const startedAt = Date.now();
    mine.once('error', (error) => log.error('the practice visitors were not started', { error }));
    mine.once('exit', (code) => {
      if (child === mine) child = null;
      if (!wanted) return;
      if (Date.now() - startedAt > settledMs) pauseMs = firstPauseMs;
      log.warn('the practice visitors fell and are started again', { code: String(code ?? 'signal'), ms: pauseMs });
      dropTimer = timers.after(pauseMs, start);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    });
  };

  const end = async (): Promise<void> => {
    dropTimer();
    const mine = child;
    if (!mine || mine.exitCode !== null || mine.signalCode !== null) return;
    const gone = new Promise((resolve) => mine.once('exit', resolve));
    mine.kill('SIGTERM');
    const timer = setTimeout(() => mine.kill('SIGKILL'), graceMs);
    await gone;
    clearTimeout(timer);
    // Switched on again meanwhile.
    start();
  };

  return {
    want: (on) => {
      if (wanted === on) return;
      wanted = on;
      if (on) start();
      else void end();
    },
    stop: () => {
      wanted = false;
      return end();
    },
  };
};
