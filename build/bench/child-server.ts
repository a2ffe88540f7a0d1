import { fork } from 'node:child_process';
import { join } from 'node:path';
import type { Figures, Ready } from './servers/measured.ts';

/** A server in a process of its own, so that its figures are not mixed with its clients'. */
export interface ChildServer<T> extends AsyncDisposable {
  doors: T;
  figures(): Promise<Figures>;
  /** Bytes of the heap after a collection. */
  heap(): Promise<number>;
}

const startMs = 30_000;

/** Starts one of `build/bench/servers`. */
export const startChild = async <T>(name: string, env: Record<string, string> = {}): Promise<ChildServer<T>> => {
  const child = fork(join(import.meta.dirname, 'servers', name), {
    execArgv: ['--expose-gc', ...(process.env.FOYER_BENCH_NODE_ARGS?.split(' ') ?? [])],
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  let ended: number | null | undefined;
  let waiting: { resolve(message: unknown): void; reject(reason: Error): void } | null = null;
  child.on('message', (message) => waiting?.resolve(message));
  child.once('exit', (code) => {
    ended = code;
    waiting?.reject(new Error(`${name} ended with ${code}`));
  });
  const next = async <M>(): Promise<M> => {
    let timer: NodeJS.Timeout | undefined;
    try {
      return (await new Promise((resolve, reject) => {
        waiting = { resolve, reject };
        timer = setTimeout(() => reject(new Error(`${name} did not answer`)), startMs);
      })) as M;
    } finally {
      clearTimeout(timer);
      waiting = null;
    }
  };
  const { ready } = await next<Ready<T>>();
  const ask = (what: 'figures' | 'heap'): Promise<Figures> => {
    const answer = next<Figures>();
    child.send(what);
    return answer;
  };
  return {
    doors: ready,
    figures: () => ask('figures'),
    heap: async () => (await ask('heap')).heap,
    [Symbol.asyncDispose]: async () => {
      if (ended !== undefined) return;
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await gone;
    },
  };
};
