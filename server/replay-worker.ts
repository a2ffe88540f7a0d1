import { parentPort, workerData } from 'node:worker_threads';
import { type ReplayJob, runReplay } from './run-replay.ts';

// A thread of its own: a week of traffic takes seconds, in which nobody's message may wait.
parentPort?.postMessage(await runReplay(workerData as ReplayJob));
