import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../shared/protocol/result.ts';
import type { FaultRouterReady } from './router.ts';

/** A router in a process of its own, which can be killed and comes back on the same folder. */
export interface FaultRouter {
  readonly conversationId: string;
  /** Where it serves now; null while it is dead. */
  port(): number | null;
  /** Credentials for a handshake; unavailable while it is dead. */
  credentials(side: 'rep' | 'visitor'): Promise<Result<string>>;
  /** Kills it as a power cut would, and starts it again. */
  kill(): Promise<void>;
  dispose(): Promise<void>;
}

const startMs = 60_000;

const fork1 = (dataDir: string): Promise<{ child: ChildProcess; ready: FaultRouterReady }> => {
  const child = fork(join(import.meta.dirname, 'router.ts'), {
    env: { ...process.env, FOYER_DATA_DIR: dataDir },
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('the router did not start')), startMs);
    child.once('exit', (code) => reject(new Error(`the router ended with ${code}`)));
    child.on('message', (message) => {
      if (typeof message !== 'object' || message === null || !('ready' in message)) return;
      clearTimeout(timer);
      resolve({ child, ready: message.ready as FaultRouterReady });
    });
  });
};

const end = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) return resolve();
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });

export const startFaultRouter = async (): Promise<FaultRouter> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'foyer-faults-'));
  const first = await fork1(dataDir);
  const { conversationId } = first.ready;
  let live: { child: ChildProcess; ready: FaultRouterReady } | null = first;
  let asked = 0;
  return {
    conversationId,
    port: () => live?.ready.port ?? null,
    credentials: (side) =>
      new Promise((resolve) => {
        const child = live?.child;
        asked += 1;
        const id = asked;
        const settle = (result: Result<string>): void => {
          child?.off('message', hear);
          child?.off('exit', gone);
          resolve(result);
        };
        const gone = (): void => settle(fail('unavailable', 'the router is dead'));
        const hear = (message: unknown): void => {
          const answer = message as { id?: number; answer?: string };
          if (answer.id === id) settle(ok(answer.answer ?? ''));
        };
        if (!child?.connected) return gone();
        child.on('message', hear);
        child.once('exit', gone);
        child.send({ id, ask: side }, (error) => error && gone());
      }),
    kill: async () => {
      const dying = live;
      live = null;
      if (dying) await end(dying.child);
      live = await fork1(dataDir);
    },
    dispose: async () => {
      if (live) await end(live.child);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
