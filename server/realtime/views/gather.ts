import type { Later } from './feed.ts';

/**
 * Timers that windows share: what becomes due while others already wait the same time goes with them, so it waits that
 * long at most. Windows that fall due together read the same content, whose change is then found and written once. As a
 * wait begins only where none is under way, no window is called oftener than once in that time.
 */
export const gather = (later: Later): Later => {
  const waits = new Map<number, { runs: Set<() => void>; stop(): void }>();

  const begin = (ms: number) => {
    const runs = new Set<() => void>();
    const stop = later(ms, () => {
      waits.delete(ms);
      for (const run of runs) run();
    });
    const wait = { runs, stop };
    waits.set(ms, wait);
    return wait;
  };

  return (ms, run) => {
    const wait = waits.get(ms) ?? begin(ms);
    wait.runs.add(run);
    return () => {
      if (!wait.runs.delete(run) || wait.runs.size > 0 || waits.get(ms) !== wait) return;
      wait.stop();
      waits.delete(ms);
    };
  };
};
