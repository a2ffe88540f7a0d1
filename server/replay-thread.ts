import { Worker } from 'node:worker_threads';
import type { ReplayDone, ReplayJob } from './run-replay.ts';

const script = new URL('replay-worker.ts', import.meta.url);

/** Runs a replay on a thread of its own, with so much time and memory; null where that was not enough. */
export const replayInThread = (
  job: ReplayJob,
  { withinMs, megabytes }: { withinMs: number; megabytes: number },
): Promise<ReplayDone | null> =>
  new Promise((resolve) => {
    const worker = new Worker(script, { workerData: job, resourceLimits: { maxOldGenerationSizeMb: megabytes } });
    const timer = setTimeout(() => finish(null), withinMs);
    const finish = (done: ReplayDone | null): void => {
      clearTimeout(timer);
      resolve(done);
      void worker.terminate();
    };
    worker.once('message', (done: ReplayDone) => finish(done));
    worker.once('error', () => finish(null));
    worker.once('exit', () => finish(null));
  });
