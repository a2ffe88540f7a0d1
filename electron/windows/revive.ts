import type { WebContents } from 'electron';
import type { Log } from '../log.ts';

const windowMs = 60_000;
const tries = 3;

/** Loads a page again after its process died: a rep without a console misses buyers. Gives up when it keeps dying. */
export const reviveAfterCrash = (contents: WebContents, page: string, log: Log, now: () => number): void => {
  let revivals: number[] = [];
  contents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || contents.isDestroyed()) return;
    log.error('page_died', { page, reason, exitCode });
    revivals = revivals.filter((at) => now() - at < windowMs);
    if (revivals.length >= tries) return;
    revivals.push(now());
    contents.reload();
  });
};
