import { LogRunner } from '../../features/routing/replay/log-runner.ts';

/** A row of the stream `routing`. */
export interface RoutingRow {
  seq: number;
  type: string;
  at: number;
  data: string;
}

/** Gives the log to a fresh engine; answers with the place where it decided otherwise first. */
export const replayRouting = (rows: readonly RoutingRow[]): number[] => {
  const runner = new LogRunner();
  for (const row of rows) runner.feed({ ...row, actorId: null });
  if (runner.skipped.length > 0) throw new Error(`a stretch was left out: ${runner.skipped[0]?.why}`);
  return runner.deviation ? [runner.deviation.seq] : [];
};
